namespace TenantMigrations.Engine;

/// <summary>What a run did for one tenant, or globally in one database.</summary>
public sealed record TenantResult
{
    /// <summary>The tenant; null for the global migrations of <see cref="Database"/>.</summary>
    public required string? TenantId { get; init; }

    /// <summary>The database's key.</summary>
    public required string Database { get; init; }

    /// <summary>How it ended.</summary>
    public required TenantOutcome Outcome { get; init; }

    /// <summary>How many migrations this run applied (or rolled back).</summary>
    public required int Applied { get; init; }

    /// <summary>How many are still to be applied (or rolled back), the failed one not counted.</summary>
    public required int Pending { get; init; }

    /// <summary>How many failed: 0 or 1.</summary>
    public required int Failed { get; init; }

    /// <summary>How long the work took, waiting included.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Whether all that was planned is done.</summary>
    public bool IsDone => Outcome is TenantOutcome.Done or TenantOutcome.UpToDate;

    /// <summary>The failure.</summary>
    public MigrationError? Error { get; init; }

    /// <summary>Why it is blocked, locked or unreachable.</summary>
    public string? Reason { get; init; }
}
