namespace TenantMigrations.Engine;

/// <summary>A run that begins, or goes on, for the control database.</summary>
public sealed record NewRun
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it does.</summary>
    public required RunKind Kind { get; init; }

    /// <summary>The plan's hash.</summary>
    public required string PlanHash { get; init; }

    /// <summary>Who runs it.</summary>
    public required string Actor { get; init; }

    /// <summary>The tenants that were asked for; null for all.</summary>
    public IReadOnlyList<string>? TenantIds { get; init; }

    /// <summary>The migration that was asked for; null for all.</summary>
    public string? MigrationId { get; init; }

    /// <summary>The waves' names, in order; empty without waves.</summary>
    public IReadOnlyList<string> Waves { get; init; } = [];

    /// <summary>Whether it is an earlier run that goes on.</summary>
    public bool IsResumed { get; init; }

    /// <summary>This runner's part.</summary>
    public RunShard Shard { get; init; } = new(0, 1);

    /// <summary>By which the runners of one rollout find each other; null for a run of one.</summary>
    public string? ShareKey { get; init; }

    /// <summary>How many migrations this runner's part has.</summary>
    public int Migrations { get; init; }

    /// <summary>This runner's tenants that have work.</summary>
    public IReadOnlyList<NewRunTenant> Tenants { get; init; } = [];
}
