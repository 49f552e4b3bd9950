using System.Text.Json;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Tests.Fleets;
using TenantMigrations.TestKit;
using TenantMigrations.TestKit.Postgres;
using EngineFleet = TenantMigrations.Engine.Fleet;

namespace TenantMigrations.Postgres.Tests;

/// <summary>An application whose tenants stand in a file, on a real PostgreSQL.</summary>
internal sealed class TenantCase : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Create("tm-tenants-");
    private readonly PostgresFleetDatabases _databases = new(10);
    private readonly TenantIsolation _isolation;

    private TenantCase(TestDatabase database, TenantIsolation isolation)
    {
        Database = database;
        _isolation = isolation;
        File = _folder.Write("tenants.json", "[]");
        Source = new TenantSourceSettings { File = File };
    }

    public TestDatabase Database { get; }

    public string File { get; }

    public TenantSourceSettings Source { get; set; }

    /// <summary>What the application is made of: a global migration and two of tenants.</summary>
    public List<(string Path, string Text)> Migrations { get; } =
    [
        ("migrations/system/20240101000000_shared.sql", Text("CREATE TABLE IF NOT EXISTS public.shared (id integer)", "SELECT 1")),
        ("migrations/tenant-specific/20240101000001_orders.sql", Text("CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, total numeric(10, 2) NOT NULL DEFAULT 0)", "DROP TABLE orders")),
        ("migrations/tenant-specific/20240101000002_kinds.sql", Text("CREATE TABLE kinds (name text PRIMARY KEY);\nINSERT INTO kinds VALUES ('a'), ('b')", "DROP TABLE kinds")),
    ];

    /// <summary>Databases that the test made, to be dropped at its end.</summary>
    public List<string> Made { get; } = [];

    public static async Task<TenantCase> CreateAsync(TenantIsolation isolation = TenantIsolation.Schema) =>
        new(await PostgresServer.Current.CreateDatabaseAsync(), isolation);

    public static string Text(string up, string down) => $"-- description: x\n\n-- migrate:up\n{up};\n\n-- migrate:down\n{down};\n";

    public async Task<T> UseAsync<T>(Func<EngineFleet, Task<T>> use)
    {
        await using var fleet = EngineFleet.Create(
            WrittenRegistry.Read(new RegistrySettings { Isolation = _isolation }, Migrations),
            new FleetSettings { ConnectionString = Database.ConnectionString, Tenants = Source, AllowBypassingRowSecurity = true },
            _databases,
            ".");
        return await use(fleet);
    }

    public Task<AddTenantReport> AddAsync(TenantEntry entry, string? template = null) =>
        UseAsync(fleet => fleet.AddTenantAsync(new AddTenantRequest { Entry = entry, Template = template }, _ => { }, default));

    public Task<AddTenantReport> AddAsync(string id, string? template = null) => AddAsync(new TenantEntry { Id = id }, template);

    public Task<RemoveTenantReport> RemoveAsync(string id, bool drop = false, bool force = false) =>
        UseAsync(fleet => fleet.RemoveTenantAsync(new RemoveTenantRequest { TenantId = id, Drop = drop, Force = force, Reason = "test" }, default));

    public Task<TenantStateReport> SetAsync(string id, TenantState state, string? reason = null) =>
        UseAsync(fleet => fleet.ChangeTenantStateAsync(id, state, reason, default));

    public Task<RunReport> RunAsync(params string[] ids) =>
        UseAsync(fleet => fleet.RunAsync(new PlanRequest { TenantIds = ids.Length == 0 ? null : ids }, _ => { }, default));

    public async Task<IReadOnlyList<ListedTenant>> ListAsync() => (await UseAsync(fleet => fleet.ListTenantsAsync(null, default))).Tenants;

    public string[] Listed()
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllText(File));
        return [.. document.RootElement.EnumerateArray().Select(entry => entry.ValueKind == JsonValueKind.String ? entry.GetString()! : entry.GetProperty("id").GetString()!)];
    }

    public void List(params string[] ids) => System.IO.File.WriteAllText(File, JsonSerializer.Serialize(ids));

    /// <summary>A database of a tenant.</summary>
    public async Task<string[]> RowsInAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Database = database, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i).ToString())));
        return [.. rows];
    }

    public async ValueTask DisposeAsync()
    {
        await _databases.DisposeAsync();
        foreach (var name in Made) await Database.ExecuteAsync($"DROP DATABASE IF EXISTS {SqlText.Identifier(name)} WITH (FORCE)");
        await Database.DisposeAsync();
        _folder.Dispose();
    }
}
