namespace TenantMigrations.Engine;

/// <summary>What is about to be executed.</summary>
/// <param name="Kind">What the run does.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Steps">Its steps, checked.</param>
/// <param name="Fleet">All tenants.</param>
/// <param name="Selected">The ids of those that were asked for; null for all.</param>
internal sealed record PreparedRun(RunKind Kind, MigrationPlan Plan, StepPreparer Steps, TenantFleet Fleet, IReadOnlyList<string>? Selected)
{
    private static readonly IReadOnlyDictionary<DatabaseAddress, string> s_none = new Dictionary<DatabaseAddress, string>();

    /// <summary>The migration that was asked for; null for all.</summary>
    public string? MigrationId { get; init; }

    /// <summary>Databases that could not even be read, with the reason.</summary>
    public IReadOnlyDictionary<DatabaseAddress, string> Unreachable { get; init; } = s_none;

    /// <summary>The run that goes on; null for a new one.</summary>
    public ResumedRun? Resumed { get; init; }

    /// <summary>This runner's part.</summary>
    public RunShard Shard { get; init; } = new(0, 1);
}
