using TenantMigrations.Postgres;
using TenantMigrations.Postgres.Local;

namespace TenantMigrations.Runner;

/// <summary>Puts the fleet together: settings, databases, engine, and a local server where one is asked for.</summary>
internal static class FleetComposition
{
    public static async Task<OpenedFleet> OpenAsync(FleetOpening opening, CancellationToken cancellationToken)
    {
        var settings = FleetSettingsBinder.Bind(opening.Settings.Configuration, opening.Registry.Settings) with { Local = opening.Settings.IsLocal };
        if (!settings.Local)
        {
            var (fleet, databases) = Compose(opening, settings);
            return new OpenedFleet(fleet, databases);
        }

        var server = await LocalPostgres.StartAsync(new LocalPostgresOptions { ProjectDirectory = opening.ProjectDirectory }, opening.Say, cancellationToken)
            .ConfigureAwait(false);
        try
        {
            var (fleet, databases) = Compose(opening, settings with { ConnectionString = server.ConnectionString });
            await SettleAsync(fleet, opening.Say, cancellationToken).ConfigureAwait(false);
            return new OpenedFleet(fleet, databases, server);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static (Fleet Fleet, PostgresFleetDatabases Databases) Compose(FleetOpening opening, FleetSettings settings)
    {
        var databases = new PostgresFleetDatabases(settings.MaxConnections);
        return (Fleet.Create(opening.Registry, settings, databases, opening.Settings.Directory, log: opening.Log), databases);
    }

    // Elsewhere a missing schema or database is an error, for somebody decides where a tenant lives. This server is there to be thrown away.
    private static async Task SettleAsync(Fleet fleet, Action<string> say, CancellationToken cancellationToken)
    {
        var created = await fleet.CreateMissingPlacesAsync(new PostgresTenantPlaces(), cancellationToken).ConfigureAwait(false);
        if (created.Databases.Count > 0) say($"Created {Words.Count(created.Databases.Count, "database")} for tenants on this local server: {Words.Names(created.Databases)}.");
        if (created.Schemas.Count > 0) say($"Created {Words.Count(created.Schemas.Count, "schema")} for tenants on this local server: {Words.Names(created.Schemas)}.");
    }
}
