namespace TenantMigrations.Engine;

/// <summary>Throw-away databases for some tenants: one for all, or under <see cref="TenantIsolation.Database"/> one each.</summary>
internal sealed class TrialSite : IAsyncDisposable
{
    private readonly VerificationSetup _setup;
    private readonly List<TrialDatabase> _databases = [];

    private TrialSite(VerificationSetup setup) => _setup = setup;

    public IReadOnlyList<TrialDatabase> Databases => _databases;

    /// <summary>The tenants with the databases that they live in, in order.</summary>
    public IEnumerable<(TrialDatabase Database, Tenant Tenant)> Tenants => _databases.SelectMany(database => database.Tenants, (database, tenant) => (database, tenant));

    public static async Task<TrialSite> CreateAsync(VerificationSetup setup, int tenants, CancellationToken cancellationToken)
    {
        var site = new TrialSite(setup);
        try
        {
            var some = setup.Tenants.Take(tenants);
            foreach (var group in setup.Registry.Settings.Isolation == TenantIsolation.Database ? some.Chunk(1) : [some.ToArray()])
                site._databases.Add(await TrialDatabase.CreateAsync(setup, group, cancellationToken).ConfigureAwait(false));
            return site;
        }
        catch
        {
            await site.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Applies a migration everywhere it belongs, and loads what of the seed has become possible.</summary>
    /// <returns>The first failure, and whose; null where there is none.</returns>
    public async Task<VerificationFailure?> ApplyAsync(int index, CancellationToken cancellationToken)
    {
        foreach (var (database, tenant) in PlacesOf(index))
        {
            var tried = await database.TryAsync(new PlannedStep(index, StepKind.Apply), tenant, Watching.None, cancellationToken).ConfigureAwait(false);
            if (tried.Error is { } error) return new VerificationFailure(error, tenant?.Id);
        }

        foreach (var database in _databases) await database.Seed.LoadAsync(index, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>Where a migration is applied, and for whom.</summary>
    public IEnumerable<(TrialDatabase Database, Tenant? Tenant)> PlacesOf(int index) => _setup.Graph.Migrations[index].Scope == MigrationScope.Global
        ? _databases.Select(database => (database, default(Tenant)))
        : Tenants.Select(place => (place.Database, (Tenant?)place.Tenant));

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases) await database.DisposeAsync().ConfigureAwait(false);
        _databases.Clear();
        await _setup.Server.ForgetRolesAsync(CancellationToken.None).ConfigureAwait(false);
    }
}
