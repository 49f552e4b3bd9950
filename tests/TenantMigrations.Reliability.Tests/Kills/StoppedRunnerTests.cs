using TenantMigrations.Reliability.Tests.Harness;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Reliability.Tests.Kills;

/// <summary>A runner asked to stop (SIGTERM): it ends what is in flight, says 130, and the next run goes on.</summary>
public sealed class StoppedRunnerTests(FleetTemplates templates)
{
    [Fact]
    public async Task Asked_to_stop_it_ends_with_130_and_the_next_run_completes()
    {
        var stops = Measure.Part(2);
        await using var undisturbed = await templates.CopyAsync();
        var window = await undisturbed.MeasureRunAsync();
        var expected = await Fingerprint.ReadAsync(undisturbed.Database);
        var random = new Random(20260121);
        var (midway, recoveries) = (0, 0);

        for (var n = 0; n < stops; n++)
        {
            await using var fleet = await templates.CopyAsync();
            await using var process = await fleet.StartRunAsync();
            await Task.Delay(window * random.NextDouble());
            process.Signal("TERM");
            var run = await process.WaitForExitAsync();

            // It may have been done just before the signal came.
            if (run.ExitCode != 0)
            {
                run.Expect(130);
                midway++;
                Assert.DoesNotContain("   at ", run.Text, StringComparison.Ordinal);
            }

            window *= run.ExitCode == 0 ? 0.8 : 1.1;

            // What it was asked to stop it has stopped: no session of it works on.
            await fleet.WaitForNoWorkAsync();
            recoveries += (await fleet.CarryOnAsync()).Recoveries;
            await fleet.AssertEqualsAsync(expected, $"stop {n}");
        }

        Assert.True(midway > 0, $"none of {stops} signals met a run in progress");
        FailureTable.Add(
            "runner asked to stop (SIGTERM) at a random moment",
            $"{stops} signals, {midway} in mid-run, each ended with 130; {recoveries} times recover",
            "equal to an undisturbed fleet; each migration applied once");
    }
}
