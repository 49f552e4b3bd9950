namespace TenantMigrations.Runner;

/// <summary>The global work in one database.</summary>
internal sealed record GlobalRunDocument(
    string Database,
    TenantOutcome Outcome,
    int Applied,
    int Pending,
    int Failed,
    long Duration,
    MigrationErrorDocument? Error,
    string? Reason);
