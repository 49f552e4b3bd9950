namespace TenantMigrations.Engine;

/// <summary>Reads the fleet from the source that the settings name.</summary>
internal sealed class TenantReader(RegistrySettings registry, FleetSettings settings, IFleetDatabases databases, string settingsDirectory)
{
    public async Task<TenantFleet> ReadAsync(CancellationToken cancellationToken)
    {
        var control = string.IsNullOrEmpty(settings.ConnectionString) ? null : databases.Resolve(settings.ConnectionString, null);
        var entries = await Source(control).ReadAsync(cancellationToken).ConfigureAwait(false);
        var tenants = new TenantResolver(registry.Isolation, registry.JournalSchema, databases, settings.ConnectionString).Resolve(entries);
        return new TenantFleet(tenants, registry.Isolation, control);
    }

    private ITenantSource Source(DatabaseAddress? control)
    {
        var source = settings.Tenants;
        if (source.List is not null) return new ListedTenants(source.List);
        if (source.File is not null) return new TenantFile(Path.GetFullPath(source.File, Path.GetFullPath(settingsDirectory)));
        if (source.Query is not null)
        {
            return databases.TenantQuery(
                control ?? throw new FleetException(FleetErrorKind.Settings, "Tenants:Query needs the control database, and there is no connection: set ConnectionString."),
                source.Query);
        }

        throw new FleetException(
            FleetErrorKind.Settings,
            "The settings do not say which tenants there are. Set one of Tenants:List (an array of ids or objects), Tenants:File (a JSON file) or Tenants:Query (a query on the control database).");
    }
}
