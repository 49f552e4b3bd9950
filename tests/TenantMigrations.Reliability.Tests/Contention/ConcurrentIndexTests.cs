using TenantMigrations.Reliability.Tests.Harness;

namespace TenantMigrations.Reliability.Tests.Contention;

/// <summary>A concurrent index build beside a transaction that is many times as long as the lock timeout.</summary>
public sealed class ConcurrentIndexTests(FleetTemplates templates)
{
    [Fact]
    public async Task It_waits_names_who_blocks_it_and_is_built_once()
    {
        var (holds, lockTimeout) = Measure.IsLong ? (TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(2)) : (TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(200));
        await using var fleet = await templates.CopyAsync(tenants: 2, FleetOptions.Default with { LockTimeout = lockTimeout, Retries = 0 }, Migrations.BeforeIndexes);
        await using var holder = await Holder.OnOrdersAsync(fleet.Database, "t001");

        await using var process = fleet.Program.Start("run", "--migration", Migrations.IndexOrders);
        var begun = await TenantIndex.WaitForAsync(fleet.Database, "t001", TenantIndex.First, () => process.HasExited);
        await Task.Delay(holds);
        if (process.HasExited) Assert.Fail($"The run did not wait for the transaction:\n{(await process.WaitForExitAsync()).Text}");
        await holder.ReleaseAsync();
        var run = (await process.WaitForExitAsync()).Expect(0);
        Assert.Contains(holder.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture), run.Text, StringComparison.Ordinal);

        Assert.Equal(begun! with { IsValid = true }, await TenantIndex.FindAsync(fleet.Database, "t001", TenantIndex.First));
        Assert.Equal(
            ["applied|1", "started|1"],
            await fleet.Database.RowsAsync($"SELECT kind, count(*) FROM tenant_migrations.tenant_migration_log WHERE migration_id = '{Migrations.IndexOrders}' AND tenant_id = 't001' GROUP BY 1 ORDER BY 1"));
        FailureTable.Add(
            FormattableString.Invariant($"CREATE INDEX CONCURRENTLY beside a transaction of {holds.TotalSeconds} s, lock timeout {lockTimeout.TotalSeconds} s"),
            "waited, named the process that blocked it, and was built once",
            "the index is valid, and the same as the one that was begun");
    }
}
