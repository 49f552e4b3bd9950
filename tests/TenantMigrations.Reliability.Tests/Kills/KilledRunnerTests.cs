using TenantMigrations.Reliability.Tests.Harness;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Reliability.Tests.Kills;

/// <summary>A runner killed (SIGKILL) at any moment: the next run completes, and the fleet equals one that nobody killed.</summary>
public sealed class KilledRunnerTests(FleetTemplates templates)
{
    [Theory]
    [InlineData("Migration")]
    [InlineData("Tenant")]
    public async Task The_next_run_completes_what_an_undisturbed_run_makes(string transactionPer)
    {
        var kills = transactionPer == "Migration" ? Measure.Kills : Measure.Part(3);
        var options = FleetOptions.Default with { TransactionPer = transactionPer };
        await using var undisturbed = await templates.CopyAsync(options: options);
        var window = await undisturbed.MeasureRunAsync();
        var expected = await Fingerprint.ReadAsync(undisturbed.Database);
        var random = new Random(20260120);
        var (midway, runs, recoveries) = (0, 0, 0);

        for (var n = 0; n < kills; n++)
        {
            await using var fleet = await templates.CopyAsync(options: options);
            var moment = window * random.NextDouble();
            bool met;
            await using (var process = await fleet.StartRunAsync())
            {
                await Task.Delay(moment);
                met = !process.HasExited;
                process.Kill();
            }

            // The machine has other work at times: the window follows it, so that kills go on falling into runs.
            window *= met ? 1.1 : 0.8;
            if (met) midway++;

            // The next run mostly comes at once, while sessions of the dead one may still be at work; sometimes later.
            if (n % 3 == 2) await fleet.WaitForNoWorkAsync();
            var then = await fleet.CarryOnAsync();
            runs += then.Runs;
            recoveries += then.Recoveries;
            await fleet.AssertEqualsAsync(expected, $"kill {n} after {moment.TotalMilliseconds:0} ms");
        }

        Assert.True(midway >= kills / 3, $"only {midway} of {kills} kills met a run in progress");
        FailureTable.Add(
            $"runner killed (SIGKILL) at a random moment, TransactionPer {transactionPer}",
            $"{kills} kills, {midway} in mid-run; {runs} further runs and {recoveries} times recover",
            "catalogs, rows and journal of all tenants equal those of an undisturbed fleet; each migration applied once");
    }
}
