using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Reliability.Tests.Harness;

/// <summary>Databases with tenants in a certain state, made once and copied for every test: the copy takes milliseconds.</summary>
public sealed class FleetTemplates : IAsyncDisposable
{
    // Four batches of the C# migrations a tenant.
    private const int Orders = 200;
    private readonly ConcurrentDictionary<(int Tenants, string UpTo), Lazy<Task<TestDatabase>>> _databases = new();

    /// <summary>A fleet of its own for a test: what there is before the release, with rows.</summary>
    internal async Task<Fleet> CopyAsync(int tenants = 8, FleetOptions? options = null, string upTo = Migrations.Old)
    {
        var template = await _databases.GetOrAdd((tenants, upTo), key => new Lazy<Task<TestDatabase>>(() => MakeAsync(key.Tenants, key.UpTo))).Value;
        return new Fleet(await PostgresServer.Current.CreateDatabaseAsync(template: template.Name), Names(tenants), options ?? FleetOptions.Default);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases.Values) await (await database.Value).DisposeAsync();
    }

    internal static string[] Names(int tenants) => [.. Enumerable.Range(1, tenants).Select(i => string.Create(CultureInfo.InvariantCulture, $"t{i:000}"))];

    /// <summary>Fills a database: the tenants' schemas, the old migrations, rows.</summary>
    internal static async Task FillAsync(TestDatabase database, string[] tenants, string upTo)
    {
        await database.ExecuteAsync(string.Concat(tenants.Select(tenant => $"CREATE SCHEMA {tenant};")));
        using var program = new FleetProgram(database.ConnectionString, tenants, FleetOptions.Default);
        (await program.RunAsync("run", "--migration", Migrations.Old)).Expect(0);
        foreach (var tenant in tenants)
        {
            await database.ExecuteAsync($"""
                INSERT INTO {tenant}.customers SELECT i, 'Customer ' || i, 'Customer' || i || '@Example.org' FROM generate_series(1, 20) AS i;
                INSERT INTO {tenant}.orders SELECT i, 1 + i % 20, i * 7 FROM generate_series(1, {Orders}) AS i;
                """);
        }

        if (upTo != Migrations.Old) (await program.RunAsync("run", "--migration", upTo)).Expect(0);
    }

    private static async Task<TestDatabase> MakeAsync(int tenants, string upTo)
    {
        var database = await PostgresServer.Current.CreateDatabaseAsync();
        await FillAsync(database, Names(tenants), upTo);

        // Nobody may be connected to what is copied.
        await using var pooled = new NpgsqlConnection(database.ConnectionString);
        NpgsqlConnection.ClearPool(pooled);
        return database;
    }
}
