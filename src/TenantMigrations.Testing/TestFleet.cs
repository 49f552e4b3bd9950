namespace TenantMigrations.Testing;

/// <summary>Two tenants with all migrations applied.</summary>
public sealed class TestFleet : IAsyncDisposable
{
    private readonly IVerificationServer _server;
    private readonly List<IVerificationPlace> _places = [];

    private TestFleet(IVerificationServer server, MigrationRegistry registry, MigrationTestOptions options) => (_server, Registry, Options) = (server, registry, options);

    /// <summary>The tenants, with the schema or database that each lives in.</summary>
    public IReadOnlyList<Tenant> Tenants { get; private set; } = [];

    internal MigrationRegistry Registry { get; }

    internal MigrationTestOptions Options { get; }

    /// <summary>How to connect to where a tenant lives, with a password in it: not to be printed.</summary>
    /// <param name="tenantId">The tenant.</param>
    public string ConnectionString(string tenantId) => Find(tenantId).Database.ConnectionString;

    /// <summary>All objects of the database that a tenant lives in, without the journal, to be compared with <see cref="CatalogSnapshot.Diff"/>.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<CatalogSnapshot> ReadCatalogAsync(string tenantId, CancellationToken cancellationToken = default)
    {
        var address = Find(tenantId).Database;
        return _places.Find(place => place.Address.Equals(address))!.ReadCatalogAsync(Registry.Settings.JournalSchema, cancellationToken);
    }

    /// <summary>Drops everything.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var place in _places) await place.DisposeAsync().ConfigureAwait(false);
        _places.Clear();
        await _server.DisposeAsync().ConfigureAwait(false);
    }

    internal static async Task<TestFleet> CreateAsync(IVerificationServer server, MigrationRegistry registry, MigrationTestOptions options, CancellationToken cancellationToken)
    {
        var fleet = new TestFleet(server, registry, options);
        try
        {
            await fleet.CreateAsync(cancellationToken).ConfigureAwait(false);
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        if (Options.TenantIds is not [var one, var other] || one == other) throw new FleetException(FleetErrorKind.Settings, "Tests work with two tenants: give two different TenantIds.");
        var isolation = Registry.Settings.Isolation;
        foreach (var _ in isolation == TenantIsolation.Database ? Options.TenantIds : ["all"])
            _places.Add(await _server.CreatePlaceAsync(cancellationToken).ConfigureAwait(false));
        Tenants = [.. Options.TenantIds.Select((id, index) => new Tenant
        {
            Id = id,
            Name = id,
            Database = _places[isolation == TenantIsolation.Database ? index : 0].Address,
            Schema = isolation == TenantIsolation.Schema ? id : null,
        })];
        if (isolation == TenantIsolation.Schema)
            foreach (var tenant in Tenants) await _places[0].CreateSchemaAsync(tenant.Schema!, cancellationToken).ConfigureAwait(false);

        var fleet = Fleet.Create(Registry, Settings(), _server.Databases, AppContext.BaseDirectory);
        await using (fleet.ConfigureAwait(false))
        {
            var report = await fleet.RunAsync(new PlanRequest(), static _ => { }, cancellationToken).ConfigureAwait(false);
            if (report.Outcome != RunOutcome.Done) throw new MigrationAssertException(Words(report));
        }
    }

    // A superuser's connection to databases that are thrown away may do what in production it may not.
    private FleetSettings Settings() => Options.Settings with
    {
        ConnectionString = _places[0].Address.ConnectionString,
        Tenants = new TenantSourceSettings
        {
            List = [.. Tenants.Select(tenant => new TenantEntry { Id = tenant.Id, Schema = tenant.Schema, Connection = Registry.Settings.Isolation == TenantIsolation.Database ? tenant.Database.ConnectionString : null })],
        },
        Waves = [],
        MaxFailures = null,
        Local = false,
        AllowBypassingRowSecurity = Options.Settings.TenantRole is null || Options.Settings.AllowBypassingRowSecurity,
    };

    private Tenant Find(string tenantId) => Tenants.FirstOrDefault(tenant => tenant.Id == tenantId)
        ?? throw new ArgumentException($"There is no tenant '{tenantId}' here; there are {string.Join(" and ", Tenants.Select(tenant => $"'{tenant.Id}'"))}.", nameof(tenantId));

    private static string Words(RunReport report)
    {
        var failures = report.Global.Concat(report.Tenants).Where(result => !result.IsDone)
            .Select(result => $"{Place(result.Error)}{result.Error?.Message ?? result.Reason ?? result.Outcome.ToString()} [{(result.TenantId is { } tenant ? $"tenant {tenant}" : "global")}]");
        return "The migrations could not be applied.\n" + string.Join('\n', failures);
    }

    private static string Place(MigrationError? error) => error is null ? "" : error.Line is { } line ? $"{error.Path}({line},{error.Column}): " : $"{error.Path}: ";
}
