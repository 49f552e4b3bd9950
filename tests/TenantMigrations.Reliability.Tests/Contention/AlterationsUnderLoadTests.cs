using TenantMigrations.Reliability.Tests.Harness;
using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Reliability.Tests.Contention;

/// <summary>
/// A rollout of <c>ALTER TABLE</c>s while the application works, with long transactions among its own. These tests measure time, and nothing else would
/// prove the promise; so they compare with what a table of the same database takes that nobody alters.
/// </summary>
public sealed class AlterationsUnderLoadTests(FleetTemplates templates)
{
    private static readonly TimeSpan s_lockTimeout = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan s_longTransaction = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(0.6);

    /// <summary>What the issue allows: half as much again as the lock timeout, and a tenth of a second.</summary>
    private static TimeSpan Allowed => (1.5 * s_lockTimeout) + TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task The_application_never_waits_longer_than_the_lock_timeout_allows_and_the_rollout_completes()
    {
        var options = FleetOptions.Default with { LockTimeout = s_lockTimeout, Retries = 60 };
        await using var fleet = await templates.CopyAsync(tenants: 4, options, Migrations.BeforeAlterations);
        await using var load = await Load.StartAsync(fleet.Database, fleet.Tenants, s_longTransaction, s_pause);

        var run = await RunAsync(fleet, load);

        Assert.True(load.Slowest < Allowed + load.SlowestElsewhere, Measured(load, run));
        (await fleet.RunAsync("status", "--check")).Expect(0);
        FailureTable.Add(
            "ALTER TABLEs rolled out while the application reads and writes, with transactions of 2.5 s among it",
            FormattableString.Invariant($"completed; slowest of {load.Statements} statements {load.Slowest.TotalMilliseconds:0} ms at a lock timeout of 400 ms (allowed: {Allowed.TotalMilliseconds:0} ms), {load.SlowestElsewhere.TotalMilliseconds:0} ms on a table that nobody alters"),
            "all tenants have all migrations");
    }

    [Fact]
    public async Task With_a_lock_timeout_that_is_none_the_same_rollout_stalls_the_application()
    {
        var options = FleetOptions.Default with { LockTimeout = TimeSpan.FromMinutes(1) };
        await using var fleet = await templates.CopyAsync(tenants: 4, options, Migrations.BeforeAlterations);
        await using var load = await Load.StartAsync(fleet.Database, fleet.Tenants, s_longTransaction, s_pause);

        var run = await RunAsync(fleet, load);

        Assert.True(load.Slowest > Allowed + load.SlowestElsewhere, Measured(load, run));
        FailureTable.Add(
            "the same with a lock timeout of one minute (the proof that the test sees a stall)",
            FormattableString.Invariant($"slowest statement {load.Slowest.TotalMilliseconds:0} ms"),
            "the application stood still behind a waiting ALTER TABLE");
    }

    private static async Task<ProcessRun> RunAsync(Fleet fleet, Load load)
    {
        await using var process = fleet.Program.Start("run");
        await load.WaitUntilMetAsync(() => process.HasExited);
        var run = await process.WaitForExitAsync();
        await load.StopAsync();
        return run.Expect(0);
    }

    private static string Measured(Load load, ProcessRun run) =>
        $"slowest of {load.Statements} statements {load.Slowest.TotalMilliseconds:0} ms, elsewhere {load.SlowestElsewhere.TotalMilliseconds:0} ms, allowed {Allowed.TotalMilliseconds:0} ms beyond that\n{run.Text}";
}
