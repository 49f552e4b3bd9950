using TenantMigrations.Engine;
using TenantMigrations.Postgres.Inspection;
using TenantMigrations.TestKit.Postgres;
using EngineFleet = TenantMigrations.Engine.Fleet;

namespace TenantMigrations.Postgres.Tests.Templates;

/// <summary>A tenant with tables of its own, or two that share them.</summary>
internal sealed class TemplateFleet : IAsyncDisposable
{
    private readonly List<TestDatabase> _databases = [];
    private readonly List<TenantEntry> _tenants = [];
    private readonly PostgresFleetDatabases _connections = new(6);
    private string? _schema;

    private TemplateFleet()
    {
    }

    /// <summary>The first is the control database.</summary>
    public IReadOnlyList<TestDatabase> Databases => _databases;

    /// <summary>The values that the project's settings give.</summary>
    public Dictionary<string, string> Placeholders { get; } = new(StringComparer.Ordinal);

    public static async Task<TemplateFleet> CreateAsync(TenantIsolation isolation)
    {
        var fleet = new TemplateFleet();
        var control = await PostgresServer.Current.CreateDatabaseAsync();
        fleet._databases.Add(control);
        foreach (var tenant in isolation == TenantIsolation.Shared ? (string[])["ac'me", "birch"] : ["ac'me"])
        {
            if (isolation == TenantIsolation.Schema) fleet._schema = tenant;
            if (isolation == TenantIsolation.Schema) await control.ExecuteAsync($"CREATE SCHEMA {SqlText.Identifier(tenant)}");
            var own = isolation == TenantIsolation.Database ? await PostgresServer.Current.CreateDatabaseAsync() : null;
            if (own is not null) fleet._databases.Add(own);
            fleet._tenants.Add(new TenantEntry { Id = tenant, Connection = own?.ConnectionString });
        }

        return fleet;
    }

    /// <summary>Applies what is pending.</summary>
    public async Task<Guid> RunAsync(MigrationRegistry registry)
    {
        await using var fleet = Open(registry);
        return Done(await fleet.RunAsync(new PlanRequest(), static _ => { }, TestContext.Current.CancellationToken));
    }

    /// <summary>Takes back what a run applied.</summary>
    public async Task RollbackAsync(MigrationRegistry registry, Guid run)
    {
        await using var fleet = Open(registry);
        Done(await fleet.RollbackAsync(new RollbackRequest { RunId = run }, static _ => { }, TestContext.Current.CancellationToken));
    }

    public async Task<IReadOnlyList<CatalogSnapshot>> SnapshotsAsync()
    {
        var snapshots = new List<CatalogSnapshot>();
        foreach (var database in _databases)
        {
            await using var connection = await database.OpenAsync();
            snapshots.Add(await CatalogReader.ReadDatabaseAsync(connection, "tenant_migrations", TestContext.Current.CancellationToken));
        }

        return snapshots;
    }

    /// <summary>What one of the places has in a table: the database, the tenant's schema or the tenant's database.</summary>
    public async Task<string[]> RowsAsync(string columns, string table)
    {
        var schema = _schema is null ? "" : SqlText.Identifier(_schema) + ".";
        return await _databases[^1].RowsAsync($"SELECT {columns} FROM {schema}{SqlText.Identifier(table)} ORDER BY id");
    }

    public async ValueTask DisposeAsync()
    {
        await _connections.DisposeAsync();
        foreach (var database in _databases) await database.DisposeAsync();
    }

    private static Guid Done(RunReport report)
    {
        var errors = report.Global.Concat(report.Tenants).Where(result => result.Error is not null).Select(result => $"{result.Error!.MigrationId}: {result.Error.Message} {result.Error.Path}({result.Error.Line})");
        Assert.Equal("", string.Join('\n', errors));
        Assert.Equal(RunOutcome.Done, report.Outcome);
        return report.RunId;
    }

    private EngineFleet Open(MigrationRegistry registry)
    {
        var settings = new FleetSettings
        {
            ConnectionString = _databases[0].ConnectionString,
            AllowBypassingRowSecurity = true,
            Placeholders = Placeholders,
            Tenants = new TenantSourceSettings { List = [.. _tenants] },
        };
        return EngineFleet.Create(registry, settings, _connections, ".");
    }
}
