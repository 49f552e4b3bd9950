namespace TenantMigrations.Reliability.Tests.Harness;

/// <summary>What differs from test to test in the settings; the rest is the product's default.</summary>
internal sealed record FleetOptions
{
    public static FleetOptions Default { get; } = new();

    /// <summary>How many tenants at a time.</summary>
    public int Parallelism { get; init; } = 4;

    /// <summary>PostgreSQL's lock_timeout of transactional work.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a lock timeout is tried again.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>What one transaction covers: Migration or Tenant.</summary>
    public string TransactionPer { get; init; } = "Migration";

    /// <summary>Settings beside these, which win.</summary>
    public IReadOnlyDictionary<string, object> More { get; init; } = new Dictionary<string, object>();

    internal Dictionary<string, object> Settings(IEnumerable<string> tenants)
    {
        var settings = new Dictionary<string, object>
        {
            ["Tenants"] = new { List = tenants.Select(tenant => new { id = tenant }).ToArray() },
            ["Parallelism"] = Parallelism,
            ["LockTimeout"] = FormattableString.Invariant($"{LockTimeout.TotalMilliseconds}ms"),
            ["Retries"] = Retries,
            ["TransactionPer"] = TransactionPer,
        };
        foreach (var (name, value) in More) settings[name] = value;
        return settings;
    }
}
