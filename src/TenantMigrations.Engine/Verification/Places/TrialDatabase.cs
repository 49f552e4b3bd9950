namespace TenantMigrations.Engine;

/// <summary>A throw-away database with its journal, and the tenants that live in it. Migrations run here as they do in the fleet, by the same executor.</summary>
internal sealed class TrialDatabase : IAsyncDisposable
{
    private readonly VerificationSetup _setup;
    private readonly IVerificationPlace _place;
    private readonly Dictionary<(Watching Watching, bool AsSuperuser), IFleetDatabase> _databases = [];

    private TrialDatabase(VerificationSetup setup, IVerificationPlace place, IReadOnlyList<Tenant> tenants)
    {
        _setup = setup;
        _place = place;
        Tenants = tenants;
        Seed = new SeedLoader(setup, place, tenants);
    }

    public DatabaseAddress Address => _place.Address;

    public IReadOnlyList<Tenant> Tenants { get; }

    public SeedLoader Seed { get; }

    /// <summary>Makes it, with the places of these tenants and an empty journal.</summary>
    public static async Task<TrialDatabase> CreateAsync(VerificationSetup setup, IEnumerable<TenantEntry> tenants, CancellationToken cancellationToken)
    {
        await setup.Server.ActAsync(superuser: true, cancellationToken).ConfigureAwait(false);
        var place = await setup.Server.CreatePlaceAsync(cancellationToken).ConfigureAwait(false);
        var database = new TrialDatabase(setup, place, [.. tenants.Select(entry => Housed(setup, entry, place.Address))]);
        try
        {
            foreach (var tenant in database.Tenants)
                if (tenant.Schema is { } schema) await place.CreateSchemaAsync(schema, cancellationToken).ConfigureAwait(false);
            await database.Open(Watching.None, asSuperuser: true).InitializeJournalAsync(cancellationToken).ConfigureAwait(false);
            await database.Seed.LoadAsync(-1, cancellationToken).ConfigureAwait(false);
            return database;
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public Task<CatalogSnapshot> ReadAsync(CancellationToken cancellationToken) => _place.ReadCatalogAsync(_setup.JournalSchema, cancellationToken);

    /// <summary>Does a step for a tenant, or globally.</summary>
    /// <param name="planned">The step.</param>
    /// <param name="tenant">The tenant; null for a global one.</param>
    /// <param name="watching">How closely.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <param name="withoutTenants">Whether barriers count no tenant.</param>
    public async Task<TriedStep> TryAsync(PlannedStep planned, Tenant? tenant, Watching watching, CancellationToken cancellationToken, bool withoutTenants = false)
    {
        // Under Shared it is the tenant's role that binds; the session itself has to be able to take it.
        var asSuperuser = tenant is null || _setup.TenantRole is not null;
        await _setup.Server.ActAsync(asSuperuser, cancellationToken).ConfigureAwait(false);
        return await new TrialStep(_setup, Open(watching, asSuperuser), tenant, withoutTenants ? [] : Tenants).RunAsync(planned, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases.Values) await database.DisposeAsync().ConfigureAwait(false);
        _databases.Clear();
        await _place.DisposeAsync().ConfigureAwait(false);
    }

    private static Tenant Housed(VerificationSetup setup, TenantEntry entry, DatabaseAddress database) => new()
    {
        Id = entry.Id,
        Name = entry.Name ?? entry.Id,
        Database = database,
        Schema = setup.Registry.Settings.Isolation == TenantIsolation.Schema ? entry.Schema ?? entry.Id : null,
    };

    // Each with sessions of its own: one that was begun as a superuser remembers it (SET SESSION AUTHORIZATION, is_superuser).
    private IFleetDatabase Open(Watching watching, bool asSuperuser)
    {
        if (_databases.TryGetValue((watching, asSuperuser), out var known)) return known;
        var policy = _setup.Policy with { ObservesStatements = watching == Watching.Effects, TracesCatalogs = watching == Watching.Catalogs };
        return _databases[(watching, asSuperuser)] = _setup.Server.Databases.Open(_place.Address, policy);
    }
}
