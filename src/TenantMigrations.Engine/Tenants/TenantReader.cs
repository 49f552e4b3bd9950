namespace TenantMigrations.Engine;

/// <summary>Reads the fleet from the source that the settings name.</summary>
internal sealed class TenantReader(RegistrySettings registry, FleetSettings settings, IFleetDatabases databases, Func<DatabaseAddress?, IControlDatabase> steering, string settingsDirectory)
{
    /// <summary>The file that lists the tenants, where <c>Tenants:File</c> names one.</summary>
    public string? FilePath => settings.Tenants is { List: null, File: { } file } ? Path.GetFullPath(file, Path.GetFullPath(settingsDirectory)) : null;

    /// <summary>The control database, where one is configured.</summary>
    public DatabaseAddress? Control => string.IsNullOrEmpty(settings.ConnectionString) ? null : databases.Resolve(settings.ConnectionString, null);

    /// <summary>
    /// The tenants with their states. A tenant is suspended where its source says so or the control database does: one query there, whatever the fleet's size.
    /// </summary>
    public async Task<TenantFleet> ReadAsync(CancellationToken cancellationToken)
    {
        var control = Control;
        var entries = await ReadEntriesAsync(cancellationToken).ConfigureAwait(false);
        var tenants = Resolve(entries);
        if (tenants.Count == 0) return new TenantFleet(tenants, registry.Isolation, control);
        var states = await steering(control).TenantStates.ReadAsync(cancellationToken).ConfigureAwait(false);
        return new TenantFleet(states.Count == 0 ? tenants : [.. tenants.Select(tenant => With(tenant, states))], registry.Isolation, control);
    }

    /// <summary>The entries, as the source writes them.</summary>
    public Task<IReadOnlyList<TenantEntry>> ReadEntriesAsync(CancellationToken cancellationToken) => Source(Control).ReadAsync(cancellationToken);

    /// <summary>The tenants of these entries, without the states of the control database.</summary>
    public IReadOnlyList<Tenant> Resolve(IReadOnlyList<TenantEntry> entries) =>
        new TenantResolver(registry.Isolation, registry.JournalSchema, databases, settings.ConnectionString).Resolve(entries);

    private static Tenant With(Tenant tenant, IReadOnlyDictionary<string, TenantStateChange> states) =>
        states.GetValueOrDefault(tenant.Id) is { State: TenantState.Suspended } change
            ? tenant with { State = TenantState.Suspended, Suspension = new TenantSuspension(tenant.State == TenantState.Suspended, change) }
            : tenant;

    private ITenantSource Source(DatabaseAddress? control)
    {
        var source = settings.Tenants;
        if (source.List is not null) return new SettingsTenants(source.List);
        if (FilePath is { } path) return new TenantFile(path);
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
