using TenantMigrations.Reliability.Tests.Harness;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Reliability.Tests.Kills;

/// <summary>Connections of a run are cut by the server (<c>pg_terminate_backend</c>) again and again.</summary>
public sealed class CutConnectionTests(FleetTemplates templates)
{
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
            LostConnection.AssertHonest(run, $"round {n}");
            if (run.ExitCode == 0) survived++;
            var then = await fleet.CarryOnAsync();
            runs += then.Runs;
            recoveries += then.Recoveries;
            await fleet.AssertEqualsAsync(expected, $"round {n}");
        }

        Assert.True(cuts > 0, "no connection was cut");
        FailureTable.Add(
            "connections of a run cut at random (pg_terminate_backend)",
            $"{rounds} runs, {cuts} connections cut; {survived} runs survived with 0, the others ended with 5 or 3, or with 1 and named recover for code outside a transaction; {runs} further runs and {recoveries} times recover",
            "equal to an undisturbed fleet; each migration applied once");
    }
}
