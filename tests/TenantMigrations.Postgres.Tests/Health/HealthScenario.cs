using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Tests.Fleets;
using TenantMigrations.TestKit;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Postgres.Tests.Health;

/// <summary>An application that asks for its tenants' health with a role that may read the journal, and nothing else.</summary>
internal sealed class HealthScenario : IAsyncDisposable
{
    private const string Role = "tm_health";

    private readonly PostgresFleetDatabases _databases = new(3);
    private readonly List<TestDatabase> _ofTenants = [];
    private readonly List<TenantEntry> _tenants = [];
    private readonly List<(string Path, string Text)> _files = [];

    private HealthScenario(TestDatabase control, TenantIsolation isolation)
    {
        Control = control;
        Isolation = isolation;
    }

    public TestDatabase Control { get; }

    public TenantIsolation Isolation { get; }

    public static async Task<HealthScenario> CreateAsync(TenantIsolation isolation, params string[] tenants)
    {
        var scenario = new HealthScenario(await PostgresServer.Current.CreateDatabaseAsync(), isolation);
        await scenario.Control.ExecuteAsync(
            $"DO $$ BEGIN CREATE ROLE {Role} LOGIN NOSUPERUSER PASSWORD 'health'; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$");
        foreach (var tenant in tenants) await scenario.AddTenantAsync(tenant);
        return scenario;
    }

    public async Task AddTenantAsync(string id)
    {
        var entry = new TenantEntry { Id = id };
        if (Isolation == TenantIsolation.Schema) await Control.ExecuteAsync($"CREATE SCHEMA {SqlText.Identifier(id)}");
        if (Isolation == TenantIsolation.Database)
        {
            var database = await PostgresServer.Current.CreateDatabaseAsync();
            _ofTenants.Add(database);
            entry = entry with { Database = database.Name };
        }

        _tenants.Add(entry);
    }

    /// <summary>Adds a migration; the registries that are made from now on have it.</summary>
    public string Add(MigrationScope scope, string up, bool isRepeatable = false)
    {
        var id = $"{20240101000000 + _files.Count}_step";
        var folder = scope == MigrationScope.Global ? "system" : "tenant-specific";
        _files.Add(($"migrations/{folder}/{id}.sql", isRepeatable ? $"-- repeatable\n-- migrate:up\n{up};\n" : $"-- migrate:up\n{up};\n-- migrate:down\nSELECT 1;\n"));
        return id;
    }

    public void Edit(string id, string up)
    {
        var index = _files.FindIndex(file => file.Path.Contains(id));
        _files[index] = (_files[index].Path, $"-- repeatable\n-- migrate:up\n{up};\n");
    }

    public MigrationRegistry Registry() => WrittenRegistry.Read(new RegistrySettings { Isolation = Isolation }, _files);

    /// <summary>Brings the tenants to this head, and grants what the documentation says.</summary>
    public async Task RunAsync(params string[] tenants)
    {
        await using var databases = new PostgresFleetDatabases(5);
        await using (var fleet = TenantMigrations.Engine.Fleet.Create(Registry(), Settings(Control.ConnectionString), databases, "."))
        {
            var report = await fleet.RunAsync(new PlanRequest { TenantIds = tenants.Length == 0 ? null : tenants }, _ => { }, default);
            Assert.Equal(RunOutcome.Done, report.Outcome);
        }

        await Control.ExecuteAsync($"GRANT USAGE ON SCHEMA tenant_migrations TO {Role}; GRANT SELECT ON tenant_migrations.tenant_migration_tenant TO {Role}");
        foreach (var database in _ofTenants.Prepend(Control))
        {
            if (Isolation == TenantIsolation.Database && database == Control) continue;
            await database.ExecuteAsync(
                $"GRANT USAGE ON SCHEMA tenant_migrations TO {Role}; GRANT SELECT ON tenant_migrations.tenant_migration_head, tenant_migrations.tenant_migration_status TO {Role}");
        }
    }

    public FleetHealth Open(MigrationRegistry? registry = null, FleetHealthOptions? options = null, TimeProvider? time = null) => FleetHealth.Create(
        registry ?? Registry(), Settings(ConnectionString), _databases, options ?? new FleetHealthOptions { CacheDuration = TimeSpan.Zero }, time: time);

    /// <summary>What a new instance of the application says, tenant by tenant.</summary>
    public async Task<string[]> AskAsync(MigrationRegistry? registry = null)
    {
        await using var health = Open(registry);
        return [.. (await health.CheckAllAsync(default)).Tenants.Select(tenant => $"{tenant.TenantId} {tenant.State}{string.Concat(tenant.Missing.Select(id => " " + id[12..14]))}")];
    }

    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder(Control.ConnectionString) { Username = Role, Password = "health", ApplicationName = "health" }.ConnectionString;

    public TestDatabase DatabaseOf(int tenant) => _ofTenants[tenant];

    public async ValueTask DisposeAsync()
    {
        await _databases.DisposeAsync();
        foreach (var database in _ofTenants) await database.DisposeAsync();

        // The role is the server's, and other tests use it: only what it owns here goes.
        await Control.DisposeAsync();
    }

    private FleetSettings Settings(string connection) => new()
    {
        ConnectionString = connection,
        Tenants = new TenantSourceSettings { List = [.. _tenants] },
        AllowBypassingRowSecurity = true,
    };
}
