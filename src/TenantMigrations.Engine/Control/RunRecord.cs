namespace TenantMigrations.Engine;

/// <summary>A run, as the control database knows it. It steers; what is applied, the journals say.</summary>
public sealed record RunRecord
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it does.</summary>
    public required RunKind Kind { get; init; }

    /// <summary>How it stands.</summary>
    public required RunState State { get; init; }

    /// <summary>The hash of the plan it began with, or last went on with.</summary>
    public required string PlanHash { get; init; }

    /// <summary>Who began it.</summary>
    public required string Actor { get; init; }

    /// <summary>When it began (UTC).</summary>
    public required DateTime StartedAt { get; init; }

    /// <summary>When it ended (UTC); null while it runs or is paused.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>The last sign of life of any of its runners (UTC).</summary>
    public DateTime? HeardAt { get; init; }

    /// <summary>How long ago that was, by the control database's own clock.</summary>
    public TimeSpan? SilentFor { get; init; }

    /// <summary>The tenants that were asked for; null for all.</summary>
    public IReadOnlyList<string>? TenantIds { get; init; }

    /// <summary>The migration that was asked for; null for all.</summary>
    public string? MigrationId { get; init; }

    /// <summary>The waves' names, in order; empty without waves.</summary>
    public required IReadOnlyList<string> Waves { get; init; }

    /// <summary>How many runners share it.</summary>
    public required int Shards { get; init; }

    /// <summary>Why it is paused, stopped or abandoned.</summary>
    public string? Reason { get; init; }
}
