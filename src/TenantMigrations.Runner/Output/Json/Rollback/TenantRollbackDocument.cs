namespace TenantMigrations.Runner;

/// <summary>The migrations of one tenant that were undone; pending are those that are still to be undone.</summary>
internal sealed record TenantRollbackDocument(
    string Tenant,
    string Database,
    TenantOutcome Outcome,
    int RolledBack,
    int Pending,
    int Failed,
    long Duration,
    MigrationErrorDocument? Error,
    string? Reason);
