namespace TenantMigrations.Engine;

/// <summary>What a plan or a run is asked for.</summary>
public sealed record PlanRequest
{
    /// <summary>Only these tenants, and no global migration; null for the whole fleet.</summary>
    public IReadOnlyList<string>? TenantIds { get; init; }

    /// <summary>Only this migration and what it depends on; null for all.</summary>
    public string? MigrationId { get; init; }

    /// <summary>The run to go on with (<c>run --resume</c>): its id, the beginning of it, or <c>last</c>. Null: a new one.</summary>
    public string? Resume { get; init; }

    /// <summary>The part of the fleet that this runner takes; null for all of it.</summary>
    public RunShard? Shard { get; init; }

    /// <summary>
    /// The plan that was agreed on (<c>run --plan</c>). Where the plan of today is another, it is refused before anything is changed, and the message says
    /// what has changed since. Null: none was agreed on.
    /// </summary>
    public AgreedPlan? Agreed { get; init; }

    /// <summary>Run the global migrations although tenants are named: a new database is that tenant's alone, and so are its globals.</summary>
    internal bool WithGlobals { get; init; }

    /// <summary>By index in the registry, which migrations take part; null for all.</summary>
    internal IReadOnlyList<bool>? Migrations { get; init; }
}
