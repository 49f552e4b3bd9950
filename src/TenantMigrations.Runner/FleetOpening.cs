using Microsoft.Extensions.Logging;

namespace TenantMigrations.Runner;

/// <summary>What a fleet is opened with.</summary>
/// <param name="Registry">The compiled migrations.</param>
/// <param name="Settings">The run-time settings.</param>
/// <param name="ProjectDirectory">The project's folder, where a local server keeps its data.</param>
/// <param name="Say">Tells the user what takes a moment.</param>
/// <param name="Log">Where the engine logs.</param>
internal sealed record FleetOpening(MigrationRegistry Registry, LoadedSettings Settings, string ProjectDirectory, Action<string> Say, ILogger Log);
