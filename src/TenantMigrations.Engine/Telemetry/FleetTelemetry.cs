using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TenantMigrations.Engine;

/// <summary>What the engine tells OpenTelemetry and other listeners: names, units and tags are on the page docs/telemetry.md.</summary>
public static class FleetTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>: for <c>AddSource</c> and <c>AddMeter</c>.</summary>
    public const string Name = "TenantMigrations";

    internal static readonly ActivitySource Source = new(Name, Version);

    internal static readonly Meter Meter = new(Name, Version);

    private static string? Version => typeof(FleetTelemetry).Assembly.GetName().Version?.ToString(3);
}
