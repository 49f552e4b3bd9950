using TenantMigrations.Reliability.Tests.Harness;

namespace TenantMigrations.Reliability.Tests.ByName;

/// <summary>"A 'running' row that is stuck for ever."</summary>
public sealed class StuckRunningRowTests(FleetTemplates templates)
{
    [Fact]
    public async Task Alive_while_its_lock_is_held_and_settled_once_it_is_not()
    {
        await using var fleet = await templates.CopyAsync(tenants: 2, upTo: Migrations.BeforeIndexes);
        await using var holder = await Holder.OnOrdersAsync(fleet.Database, "t001");
        string[] recover = ["recover", "--migration", Migrations.IndexOrders];

        await using (var process = fleet.Program.Start("run", "--migration", Migrations.IndexOrders))
        {
            Assert.NotNull(await TenantIndex.WaitForAsync(fleet.Database, "t001", TenantIndex.First, () => process.HasExited));
            while ((await fleet.TenantsWithAsync(Migrations.IndexOrders)).Length == 0) await Task.Delay(20);
            Assert.Equal("running|0", await fleet.StatusAsync(Migrations.IndexOrders, "t001"));

            // Somebody works on it: nothing to settle, however long it takes.
            var alive = await fleet.RunAsync(recover);
            alive.Expect(4);
            Assert.Contains("t001", alive.Text, StringComparison.Ordinal);
            process.Kill();
        }

        while (await fleet.CutOneAsync() || await fleet.SessionsAsync() > 0) await Task.Delay(20);
        await holder.ReleaseAsync();
        Assert.Equal("running|0", await fleet.StatusAsync(Migrations.IndexOrders, "t001"));
        Assert.False((await TenantIndex.FindAsync(fleet.Database, "t001", TenantIndex.First))!.IsValid);

        var found = (await fleet.RunAsync("validate")).Expect(3);
        Assert.Contains(Migrations.IndexOrders, found.Text, StringComparison.Ordinal);
        (await fleet.RunAsync("run", "--migration", Migrations.IndexOrders)).Expect(0);

        Assert.Equal(fleet.Tenants, await fleet.TenantsWithAsync(Migrations.IndexOrders));
        Assert.True((await TenantIndex.FindAsync(fleet.Database, "t001", TenantIndex.First))!.IsValid);
        (await fleet.RunAsync("validate")).Expect(0);
        FailureTable.Add(
            "a 'running' row is left by a killed runner, in the middle of CREATE INDEX CONCURRENTLY",
            "recover refused with 4 while the session lived; after it, validate named the row, and the next run dropped the invalid index and built it",
            "completed, index valid");
    }
}
