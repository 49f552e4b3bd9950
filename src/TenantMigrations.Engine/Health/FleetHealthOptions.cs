namespace TenantMigrations.Engine;

/// <summary>How often <see cref="FleetHealth"/> asks, and how long it waits.</summary>
public sealed record FleetHealthOptions
{
    /// <summary>How long an answer is used before its database is asked again. Default: 10 s.</summary>
    public TimeSpan CacheDuration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one database, or the tenants' source, may take to answer; behind that its tenants are unknown. Default: 2 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);
}
