using TenantMigrations.Reliability.Tests.Harness;

namespace TenantMigrations.Reliability.Tests.ByName;

/// <summary>"Rollback of the wrong half."</summary>
public sealed class WrongHalfTests(FleetTemplates templates)
{
    private const string First = "20260120090000_add_order_note";

    [Fact]
    public async Task Rollback_of_a_run_undoes_the_tenants_and_migrations_of_that_run_and_no_others()
    {
        await using var fleet = await templates.CopyAsync(tenants: 6, upTo: Migrations.BeforeAlterations);
        string[] before = ["t001", "t002", "t003"];
        (await fleet.RunAsync(["run", "--migration", First, "--tenant", .. before])).Expect(0);
        await fleet.Database.ExecuteAsync("UPDATE t005.orders SET cents = -1 WHERE id = 7");
        var run = await fleet.JsonAsync(1, "run");

        (await fleet.RunAsync("rollback", "--run", run.GetProperty("runId").GetString()!)).Expect(0);

        Assert.Equal(before, await fleet.TenantsWithAsync(First));
        Assert.Equal(
            before,
            await fleet.Database.RowsAsync("SELECT table_schema FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'note' ORDER BY 1"));
        Assert.Empty(await fleet.Database.RowsAsync("SELECT 1 FROM information_schema.columns WHERE column_name IN ('phone', 'channel')"));
        Assert.Equal(6, (await fleet.TenantsWithAsync(Migrations.BeforeAlterations)).Length);
        FailureTable.Add(
            "a run that failed for one of six tenants is rolled back (rollback --run); half of them had a migration from before",
            "exactly what that run had applied was undone, newest first",
            "the three tenants keep what an earlier run gave them; nobody has anything of the later one");
    }

    [Fact]
    public async Task Half_of_a_migration_outside_a_transaction_is_not_rolled_back_as_if_it_were_whole()
    {
        await using var fleet = await templates.CopyAsync(tenants: 2, upTo: Migrations.BeforeIndexes);

        // The second index fails; the first one and the data between them are there.
        await fleet.Database.ExecuteAsync("ALTER TABLE t001.customers RENAME COLUMN email TO mail");
        (await fleet.RunAsync("run", "--migration", Migrations.IndexOrders)).Expect(1);
        Assert.Equal("failed|2", await fleet.StatusAsync(Migrations.IndexOrders, "t001"));

        var rollback = await fleet.RunAsync("rollback", "--migration", Migrations.IndexOrders, "--tenant", "t001");

        rollback.Expect(3);
        Assert.Contains("recover", rollback.Text, StringComparison.Ordinal);
        Assert.True((await TenantIndex.FindAsync(fleet.Database, "t001", TenantIndex.First))!.IsValid);
        Assert.Equal("failed|2", await fleet.StatusAsync(Migrations.IndexOrders, "t001"));
        Assert.Equal(["t002"], await fleet.TenantsWithAsync(Migrations.IndexOrders));
        FailureTable.Add(
            "a migration outside a transaction fails at its third statement, and somebody rolls it back",
            "refused with 3, 'recover' is named",
            "what was done is recorded and stays; the other tenant is not touched");
    }
}
