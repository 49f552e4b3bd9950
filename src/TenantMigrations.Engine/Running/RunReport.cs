namespace TenantMigrations.Engine;

/// <summary>What a run, rollback or retry did.</summary>
public sealed record RunReport
{
    /// <summary>The run's id.</summary>
    public required Guid RunId { get; init; }

    /// <summary>How it ended.</summary>
    public required RunOutcome Outcome { get; init; }

    /// <summary>The hash of the plan it executed.</summary>
    public required string PlanHash { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The global work, one a database that had any.</summary>
    public required IReadOnlyList<TenantResult> Global { get; init; }

    /// <summary>Every tenant that was asked for, in the order of the source; those that were up to date included.</summary>
    public required IReadOnlyList<TenantResult> Tenants { get; init; }

    /// <summary>The waves that had work, in order; empty without waves.</summary>
    public IReadOnlyList<WaveResult> Waves { get; init; } = [];

    /// <summary>Why nothing further was begun: a pause, too many failures, a wave that did not succeed. Null where it went to its end.</summary>
    public string? StoppedBecause { get; init; }

    /// <summary>Suspended tenants, left out.</summary>
    public required IReadOnlyList<string> SuspendedTenants { get; init; }
}
