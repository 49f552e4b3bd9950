namespace TenantMigrations.Runner;

/// <summary>What <c>rollback --format json</c> prints; the duration is in milliseconds.</summary>
internal sealed record RollbackDocument(
    Guid RunId,
    RunOutcome Outcome,
    string PlanHash,
    long Duration,
    IReadOnlyList<GlobalRollbackDocument> Global,
    IReadOnlyList<TenantRollbackDocument> Tenants,
    IReadOnlyList<string> SuspendedTenants);
