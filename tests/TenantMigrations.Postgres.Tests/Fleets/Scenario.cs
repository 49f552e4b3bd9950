using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TenantMigrations.Engine;
using TenantMigrations.TestKit;
using TenantMigrations.TestKit.Postgres;
using EngineFleet = TenantMigrations.Engine.Fleet;

namespace TenantMigrations.Postgres.Tests.Fleets;

/// <summary>An application on a real PostgreSQL: its migrations, its tenants, and runs over them.</summary>
internal sealed class Scenario : IAsyncDisposable
{
    private readonly List<(string Path, string Text)> _files = [];
    private readonly List<TenantEntry> _tenants = [];
    private PostgresFleetDatabases _databases = new(20);

    private Scenario(TestDatabase database, TenantIsolation isolation)
    {
        Database = database;
        Settings = new FleetSettings { ConnectionString = database.ConnectionString, RunLockTimeout = TimeSpan.FromSeconds(20) };
        Compiled = new RegistrySettings { Isolation = isolation };
    }

    public TestDatabase Database { get; }

    public IReadOnlyList<(string Path, string Text)> Files => _files;

    public PostgresFleetDatabases Databases => _databases;

    public FleetSettings Settings { get; set; }

    public RegistrySettings Compiled { get; }

    public ConcurrentQueue<RunEvent> Events { get; } = [];

    /// <summary>Where the engine logs; null for nowhere.</summary>
    public ILogger? Log { get; set; }

    public static async Task<Scenario> CreateAsync(TenantIsolation isolation = TenantIsolation.Schema) =>
        new(await PostgresServer.Current.CreateDatabaseAsync(), isolation);

    /// <summary>How many connections there are, instead of 20.</summary>
    public void Connections(int maximum) => _databases = new PostgresFleetDatabases(maximum);

    /// <summary>A global migration, in the order of calls.</summary>
    public string Global(string name, string up, string down = "SELECT 1", string needs = "", string options = "", string verify = "") =>
        Add("system", name, up, down, needs, options, verify);

    /// <summary>A tenant migration, in the order of calls.</summary>
    public string Tenant(string name, string up, string down = "SELECT 1", string needs = "", string options = "", string verify = "") =>
        Add("tenant-specific", name, up, down, needs, options, verify);

    /// <summary>Puts another text in the place of a migration's.</summary>
    public void Edit(string id, Func<string, string> edit)
    {
        var index = _files.FindIndex(file => file.Path.Contains(id));
        _files[index] = (_files[index].Path, edit(_files[index].Text));
    }

    public void Forget(string id) => _files.RemoveAll(file => file.Path.Contains(id));

    /// <summary>Tenants, with their schemas where each has one.</summary>
    public async Task<Scenario> TenantsAsync(params string[] ids)
    {
        foreach (var id in ids)
        {
            _tenants.Add(new TenantEntry { Id = id });
            if (Compiled.Isolation == TenantIsolation.Schema) await Database.ExecuteAsync($"CREATE SCHEMA {SqlText.Identifier(id)}");
        }

        return this;
    }

    /// <summary>Tenants whose places are made elsewhere.</summary>
    public void Listed(params string[] ids) => _tenants.AddRange(ids.Select(id => new TenantEntry { Id = id }));

    public EngineFleet Open() => EngineFleet.Create(
        WrittenRegistry.Read(Compiled, _files), Settings with { Tenants = new TenantSourceSettings { List = [.. _tenants] } }, _databases, ".", log: Log);

    public async Task<RunReport> RunAsync(PlanRequest? request = null, CancellationToken cancellationToken = default)
    {
        await using var fleet = Open();
        return await fleet.RunAsync(request ?? new PlanRequest(), Events.Enqueue, cancellationToken);
    }

    public async Task<RunReport> RollbackAsync(RollbackRequest request)
    {
        await using var fleet = Open();
        return await fleet.RollbackAsync(request, Events.Enqueue, default);
    }

    public async Task<RecoveryReport> RecoverAsync(RecoverRequest request)
    {
        await using var fleet = Open();
        return await fleet.RecoverAsync(request, Events.Enqueue, default);
    }

    public async Task<ValidationReport> ValidateAsync()
    {
        await using var fleet = Open();
        return await fleet.ValidateAsync(null, default);
    }

    public async Task<RunDetails> ReadRunAsync(string run)
    {
        await using var fleet = Open();
        return await fleet.ReadRunAsync(run, default);
    }

    public async Task<FleetStatus> StatusAsync()
    {
        await using var fleet = Open();
        return await fleet.StatusAsync(null, default);
    }

    /// <summary>The journal's rows as <c>tenant name status</c>, names without their timestamps, in the order of writing down.</summary>
    public async Task<string[]> JournalAsync() => await Database.RowsAsync(
        "SELECT coalesce(tenant_id, 'global') || ' ' || substr(migration_id, 16) || ' ' || status FROM tenant_migrations.tenant_migration_status ORDER BY tenant_id NULLS FIRST, migration_id");

    public async ValueTask DisposeAsync()
    {
        await _databases.DisposeAsync();
        await Database.DisposeAsync();
    }

    private string Add(string folder, string name, string up, string down, string needs, string options, string verify)
    {
        var id = $"{20240101000000 + _files.Count}_{name}";
        var dependencies = string.Concat(needs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(need => $"-- depends-on: {need}\n"));
        var transaction = options.Contains("transaction:false") ? " transaction:false" : "";
        var directives = string.Concat(options.Split('|', StringSplitOptions.RemoveEmptyEntries)
            .Where(option => option != "transaction:false").Select(option => $"-- {option}\n"));
        var text = $"-- description: {name}\n{dependencies}{directives}\n-- migrate:up{transaction}\n{up};\n"
            + (options.Contains("irreversible") || options.Contains("repeatable") ? "" : $"\n-- migrate:down{transaction}\n{down};\n");
        if (verify.Length > 0) text += $"\n-- migrate:verify\n{verify};\n";
        _files.Add(($"migrations/{folder}/{id}.sql", text));
        return id;
    }
}
