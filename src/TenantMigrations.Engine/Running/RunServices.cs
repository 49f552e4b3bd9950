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
    FailureLimit Failures,
    TimeProvider Time,
    ILogger Log)
{
    public ServerPlaces Places { get; } = new(Settings.Parallelism);

    public ErrorMapper Errors { get; } = new(Graph.Registry);
}
