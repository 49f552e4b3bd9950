namespace TenantMigrations.Runner;

/// <summary>Puts the fleet together: settings, databases, engine, and a local server where one is asked for.</summary>
internal static class FleetComposition
{
    public static Task<IFleet> OpenAsync(FleetOpening opening, CancellationToken cancellationToken) =>
        throw new FleetException(FleetErrorKind.Settings, "not yet");
}
