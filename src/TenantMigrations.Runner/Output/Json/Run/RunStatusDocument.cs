namespace TenantMigrations.Runner;

/// <summary>What <c>status --run --format json</c> prints; times are UTC, <c>silentFor</c> is in milliseconds.</summary>
internal sealed record RunStatusDocument(
    Guid RunId,
    RunKind Kind,
    RunState State,
    string? Reason,
    string PlanHash,
    string Actor,
    DateTime StartedAt,
    DateTime? EndedAt,
    DateTime? HeardAt,
    long? SilentFor,
    int Shards,
    IReadOnlyList<string> Waves,
    IReadOnlyList<RunTenantStatusDocument> Tenants);
