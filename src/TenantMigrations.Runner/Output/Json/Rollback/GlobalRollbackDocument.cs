namespace TenantMigrations.Runner;

/// <summary>The global migrations that were undone in one database; pending are those that are still to be undone.</summary>
internal sealed record GlobalRollbackDocument(
    string Database,
    TenantOutcome Outcome,
    int RolledBack,
    int Pending,
    int Failed,
    long Duration,
    MigrationErrorDocument? Error,
    string? Reason);
