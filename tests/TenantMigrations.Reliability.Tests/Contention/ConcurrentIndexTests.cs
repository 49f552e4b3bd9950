using Npgsql;
using TenantMigrations.Reliability.Tests.Harness;

namespace TenantMigrations.Reliability.Tests.Contention;

/// <summary>A concurrent index build beside a transaction that is many times as long as the lock timeout.</summary>
public sealed class ConcurrentIndexTests(FleetTemplates templates)
{
    private const string Index = "SELECT c.oid::text || ' ' || i.indisvalid FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid WHERE c.relname = 'orders_customer_idx' AND c.relnamespace = 't001'::regnamespace";

    [Fact]
    public async Task It_waits_and_is_built_once()
    {
        var (holds, lockTimeout) = Measure.IsLong ? (TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(2)) : (TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(200));
        await using var fleet = await templates.CopyAsync(tenants: 2, FleetOptions.Default with { LockTimeout = lockTimeout, Retries = 0 }, Migrations.BeforeIndexes);
        await using var holder = await fleet.Database.OpenAsync();
        await ExecuteAsync(holder, "BEGIN; UPDATE t001.orders SET cents = cents WHERE id = 1");

        await using var process = fleet.Program.Start("run", "--migration", Migrations.IndexOrders);
        string[] building;
        while ((building = await fleet.Database.RowsAsync(Index)).Length == 0 && !process.HasExited) await Task.Delay(20);
        await Task.Delay(holds);
        if (process.HasExited) Assert.Fail($"The run did not wait for the transaction:\n{(await process.WaitForExitAsync()).Text}");
        await ExecuteAsync(holder, "COMMIT");
        var run = (await process.WaitForExitAsync()).Expect(0);

        var built = Assert.Single(await fleet.Database.RowsAsync(Index));
        Assert.Equal(building[0].Split(' ')[0] + " true", built);
        Assert.Equal(
            ["applied|1", "started|1"],
            await fleet.Database.RowsAsync($"SELECT kind, count(*) FROM tenant_migrations.tenant_migration_log WHERE migration_id = '{Migrations.IndexOrders}' AND tenant_id = 't001' GROUP BY 1 ORDER BY 1"));
        FailureTable.Add(
            FormattableString.Invariant($"CREATE INDEX CONCURRENTLY beside a transaction of {holds.TotalSeconds} s, lock timeout {lockTimeout.TotalSeconds} s"),
            "waited, and was built once",
            "the index is valid, and the same as the one that was begun");
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
