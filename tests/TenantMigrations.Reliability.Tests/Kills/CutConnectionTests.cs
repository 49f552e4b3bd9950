using TenantMigrations.Reliability.Tests.Harness;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Reliability.Tests.Kills;

/// <summary>Connections of a run are cut by the server (<c>pg_terminate_backend</c>) again and again.</summary>
public sealed class CutConnectionTests(FleetTemplates templates)
{
    // Nothing else is allowed: no tenant may count as failed because a connection broke.
    private static readonly int[] s_honestEnds = [0, 3, 5];

    [Fact]
    public async Task What_is_cut_is_taken_up_again_and_the_fleet_gets_done()
    {
        var rounds = Measure.Part(3);
        await using var undisturbed = await templates.CopyAsync();
        var window = await undisturbed.MeasureRunAsync();
        var expected = await Fingerprint.ReadAsync(undisturbed.Database);
        var random = new Random(20260122);
        var (cuts, survived, runs, recoveries) = (0, 0, 0, 0);

        for (var n = 0; n < rounds; n++)
        {
            await using var fleet = await templates.CopyAsync();
            await using var process = await fleet.StartRunAsync();
            await Task.Delay(window * random.NextDouble());
            while (!process.HasExited)
            {
                if (await fleet.CutOneAsync()) cuts++;
                await Task.Delay(random.Next(20, 200));
            }

            var run = await process.WaitForExitAsync();
            Assert.True(s_honestEnds.Contains(run.ExitCode), $"round {n} ended with {run.ExitCode}:\n{run.Text}");
            Assert.DoesNotContain("   at ", run.Text, StringComparison.Ordinal);
            if (run.ExitCode == 0) survived++;
            var then = await fleet.CarryOnAsync();
            runs += then.Runs;
            recoveries += then.Recoveries;
            await fleet.AssertEqualsAsync(expected, $"round {n}");
        }

        Assert.True(cuts > 0, "no connection was cut");
        FailureTable.Add(
            "connections of a run cut at random (pg_terminate_backend)",
            $"{rounds} runs, {cuts} connections cut; {survived} runs survived with 0, the others ended with 5 or 3; {runs} further runs and {recoveries} times recover",
            "equal to an undisturbed fleet; each migration applied once");
    }
}
