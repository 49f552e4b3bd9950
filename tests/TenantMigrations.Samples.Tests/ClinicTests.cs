using System.Globalization;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Samples.Tests;

/// <summary>A schema per tenant.</summary>
public sealed class ClinicTests
{
    private const int Fleet = 50;
    private const int Versioned = 7;

    [Fact]
    public async Task Fifty_schemas_are_migrated_and_status_is_right_for_each()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        await CreateSchemasAsync(database);
        using var clinic = WithFleet(database);

        (await clinic.RunAsync("run")).Expect(0);

        var status = await clinic.JsonAsync(0, "status");
        Assert.Equal(Fleet, status.GetProperty("tenants").GetArrayLength());
        Assert.All(status.GetProperty("tenants").EnumerateArray(), tenant =>
        {
            Assert.Equal(Versioned, tenant.GetProperty("applied").GetInt32());
            Assert.Equal(0, tenant.GetProperty("pending").GetInt32());
        });
        Assert.Equal(Fleet, await database.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE tablename = 'visits'"));
        Assert.Equal(Fleet, await database.ScalarAsync<long>("SELECT count(*) FROM pg_indexes WHERE indexname = 'patients_name_idx'"));
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
        (await clinic.RunAsync("validate")).Expect(0);
    }

    [Fact]
    public async Task An_up_to_date_fleet_is_recognised_without_a_statement_per_tenant()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        await CreateSchemasAsync(database);
        using var clinic = WithFleet(database);
        (await clinic.RunAsync("run")).Expect(0);
        var before = await TransactionsAsync(database);

        (await clinic.RunAsync("run")).Expect(0);

        Assert.InRange(await TransactionsAsync(database) - before, 0, Fleet / 2);
    }

    private static Sample WithFleet(TestDatabase database) => new Sample("Clinic", database.ConnectionString).With(new
    {
        SharedSchemas = new[] { "reference" },
        Tenants = new { List = Enumerable.Range(1, Fleet).Select(n => new { id = Id(n), schema = "clinic_" + Id(n) }) },
    });

    private static Task CreateSchemasAsync(TestDatabase database) =>
        database.ExecuteAsync(string.Concat(Enumerable.Range(1, Fleet).Select(n => $"CREATE SCHEMA clinic_{Id(n)};")));

    private static string Id(int n) => n.ToString("c000", CultureInfo.InvariantCulture);

    /// <summary>Transactions of this database so far; an implicit one per statement. The statistics of an ended session are written at its end.</summary>
    private static async Task<long> TransactionsAsync(TestDatabase database)
    {
        await database.ExecuteAsync("SELECT pg_stat_force_next_flush()");
        return await database.ScalarAsync<long>("SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()");
    }
}
