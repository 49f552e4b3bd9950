namespace TenantMigrations.Runner;

/// <summary>What <c>run --format json</c> prints; the duration is in milliseconds.</summary>
internal sealed record RunDocument(
    Guid RunId,
    RunOutcome Outcome,
    string PlanHash,
    long Duration,
    IReadOnlyList<GlobalRunDocument> Global,
    IReadOnlyList<TenantRunDocument> Tenants,
    IReadOnlyList<WaveDocument> Waves,
    string? StoppedBecause,
    IReadOnlyList<string> SuspendedTenants);
