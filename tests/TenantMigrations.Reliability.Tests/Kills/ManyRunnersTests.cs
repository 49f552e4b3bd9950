using TenantMigrations.Reliability.Tests.Harness;
using TenantMigrations.TestKit.Postgres;
using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Reliability.Tests.Kills;

/// <summary>Several runners at once on one fleet, some of them killed: what is done is done once.</summary>
public sealed class ManyRunnersTests(FleetTemplates templates)
{
    [Fact]
    public async Task Every_migration_is_applied_exactly_once_per_tenant()
    {
        int[] counts = Measure.IsLong ? [.. Enumerable.Range(0, Measure.Part(4)).Select(n => 2 + (n % 7))] : [2, 5];
        await using var undisturbed = await templates.CopyAsync(tenants: 12);
        var window = await undisturbed.MeasureRunAsync();
        var expected = await Fingerprint.ReadAsync(undisturbed.Database);
        var random = new Random(20260124);
        var (started, killed, recoveries) = (0, 0, 0);

        foreach (var count in counts)
        {
            await using var fleet = await templates.CopyAsync(tenants: 12);
            var runners = Enumerable.Range(0, count).Select(_ => fleet.Program.Start("run")).ToList();
            started += count;
            while (await fleet.SessionsAsync() == 0 && !runners.TrueForAll(runner => runner.HasExited)) await Task.Delay(3);

            // All but one may die: half of them do.
            foreach (var victim in runners.Take(count / 2))
            {
                await Task.Delay(window * random.NextDouble() * 0.5);
                if (!victim.HasExited) killed++;
                victim.Kill();
            }

            foreach (var runner in runners.Skip(count / 2))
            {
                // A survivor is done, or says what the dead one left unfinished outside a transaction; where it came to that after its plan was made, that is a failure.
                var run = await runner.WaitForExitAsync();
                Assert.True(run.ExitCode is 0 or 3 || run.ExitCode == 1 && run.Text.Contains("'recover --migration ", StringComparison.Ordinal), $"one of {count} runners ended with {run.ExitCode}:\n{run.Text}");
            }

            foreach (var runner in runners) await runner.DisposeAsync();
            recoveries += (await fleet.CarryOnAsync()).Recoveries;
            await fleet.AssertEqualsAsync(expected, $"{count} runners");
        }

        FailureTable.Add(
            "2 to 8 runners at once on one fleet, half of them killed",
            $"{counts.Length} fleets, {started} runners, {killed} killed in mid-run; the survivors ended with 0 or named what to recover; {recoveries} times recover",
            "equal to an undisturbed fleet; each migration applied once");
    }

    [Fact]
    public async Task Without_accidents_all_of_them_end_well()
    {
        await using var undisturbed = await templates.CopyAsync(tenants: 12);
        (await undisturbed.RunAsync("run")).Expect(0);
        var expected = await Fingerprint.ReadAsync(undisturbed.Database);
        await using var fleet = await templates.CopyAsync(tenants: 12);

        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => fleet.RunAsync("run")));

        Assert.All(runs, run => run.Expect(0));
        await fleet.AssertEqualsAsync(expected, "4 runners");
        FailureTable.Add("4 runners at once on one fleet", "all ended with 0", "equal to an undisturbed fleet; each migration applied once");
    }
}
