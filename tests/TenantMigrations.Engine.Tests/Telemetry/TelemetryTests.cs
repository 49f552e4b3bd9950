namespace TenantMigrations.Engine.Tests.Telemetry;

/// <summary>Listeners hear the whole process: what they are asked about runs alone.</summary>
[CollectionDefinition(nameof(TelemetryTests), DisableParallelization = true)]
public sealed class TelemetryTests;
