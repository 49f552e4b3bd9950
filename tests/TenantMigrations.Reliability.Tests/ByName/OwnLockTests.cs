using TenantMigrations.Reliability.Tests.Harness;

namespace TenantMigrations.Reliability.Tests.ByName;

/// <summary>"<c>CREATE INDEX CONCURRENTLY</c> that hangs on the tool's own lock."</summary>
public sealed class OwnLockTests(FleetTemplates templates)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    // What a concurrent build waits for: a transaction or a snapshot that is older than it, here of a session of ours.
    private const string InItsWay = """
        SELECT pid || ' ' || state || ' ' || left(query, 60) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'tenant-migrations' AND query NOT ILIKE '%CREATE INDEX CONCURRENTLY%'
            AND (xact_start < now() - interval '2 s' OR backend_xmin IS NOT NULL AND query_start < now() - interval '2 s')
        """;

    [Fact]
    public async Task While_it_is_built_no_session_of_any_runner_holds_a_transaction()
    {
        await using var fleet = await templates.CopyAsync(tenants: 6, FleetOptions.Default with { Parallelism = 6 }, Migrations.BeforeIndexes);
        await using var holder = await Holder.OnOrdersAsync(fleet.Database, "t001");
        await using var first = fleet.Program.Start("run");
        Assert.NotNull(await TenantIndex.WaitForAsync(fleet.Database, "t001", TenantIndex.First, () => first.HasExited));

        // A second runner wants the same tenant, and the barrier behind it; it waits all the time that the build does.
        await using var second = fleet.Program.Start("run");
        for (var n = 0; n < 20; n++)
        {
            await Task.Delay(200);
            Assert.Empty(await fleet.Database.RowsAsync(InItsWay));
            Assert.Empty(await fleet.Database.RowsAsync("SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"));
        }

        Assert.False(first.HasExited);
        await holder.ReleaseAsync();
        var runs = await Task.WhenAll(first.WaitForExitAsync(), second.WaitForExitAsync()).WaitAsync(s_patience);

        Assert.All(runs, run => run.Expect(0));
        (await fleet.RunAsync("status", "--check")).Expect(0);
        FailureTable.Add(
            "CREATE INDEX CONCURRENTLY while a second runner waits for the same tenant",
            "no session of ours held a transaction or waited for a lock on the server; both runs ended with 0",
            "index valid, all tenants done");
    }
}
