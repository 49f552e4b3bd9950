using Microsoft.Extensions.Logging;

namespace TenantMigrations.Engine;

/// <summary>What everything in one run shares.</summary>
internal sealed record RunServices(
    Guid RunId,
    MigrationGraph Graph,
    FleetSettings Settings,
    OpenDatabases Databases,
    StepPreparer Steps,
    EventStream Events,
    RunHalt Halt,
    TimeProvider Time,
    ILogger Log)
{
    public FailureLimit Failures { get; } = new(Halt);

    public ServerPlaces Places { get; } = new(Settings.Parallelism);

    public ErrorMapper Errors { get; } = new(Graph.Registry);

    /// <summary>Whether a lock that is held is waited for beyond the usual time: another runner of the same rollout may hold it.</summary>
    public Func<bool> HasLivingFellows { get; set; } = static () => false;
}
