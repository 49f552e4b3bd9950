namespace TenantMigrations.Runner;

/// <summary>The work on one tenant.</summary>
internal sealed record TenantRunDocument(
    string Tenant,
    string Database,
    TenantOutcome Outcome,
    int Applied,
    int Pending,
    int Failed,
    long Duration,
    MigrationErrorDocument? Error,
    string? Reason);
