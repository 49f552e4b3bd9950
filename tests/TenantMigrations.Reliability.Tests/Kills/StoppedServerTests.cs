using TenantMigrations.Reliability.Tests.Harness;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Reliability.Tests.Kills;

/// <summary>The server is stopped at once (immediate: no tidying up, the next start recovers from its log) in the middle of a run, and started again.</summary>
public sealed class StoppedServerTests
{
    private const int Tenants = 6;

    [Fact]
    public async Task A_run_survives_or_ends_with_5_and_the_next_one_completes()
    {
        var stops = Measure.Part(3);
        var names = FleetTemplates.Names(Tenants);
        await using var server = await RestartableServer.StartNewAsync();
        await using var undisturbed = await MakeAsync(server, "undisturbed", names);
        var window = await undisturbed.MeasureRunAsync();
        var expected = await Fingerprint.ReadAsync(undisturbed.Database);
        var random = new Random(20260123);
        var (midway, survived, recoveries) = (0, 0, 0);

        for (var n = 0; n < stops; n++)
        {
            await using var fleet = await MakeAsync(server, FormattableString.Invariant($"fleet{n}"), names);
            await using var process = await fleet.StartRunAsync();
            await Task.Delay(window * random.NextDouble());
            if (!process.HasExited) midway++;
            await server.StopImmediatelyAsync();
            await Task.Delay(random.Next(0, 300));
            await server.StartAsync();
            fleet.ForgetConnections();

            var run = await process.WaitForExitAsync();
            LostConnection.AssertHonest(run, $"stop {n}");
            if (run.ExitCode == 0) survived++;
            recoveries += (await fleet.CarryOnAsync()).Recoveries;
            await fleet.AssertEqualsAsync(expected, $"stop {n}");
        }

        Assert.True(midway > 0, $"none of {stops} stops met a run in progress");
        FailureTable.Add(
            "server stopped at once (immediate) in mid-run and started again",
            $"{stops} stops, {midway} in mid-run; {survived} runs ended with 0, the others with 5 or 3, or with 1 and named recover for code outside a transaction; {recoveries} times recover",
            "equal to an undisturbed fleet; each migration applied once");
    }

    private static async Task<Fleet> MakeAsync(RestartableServer server, string name, string[] tenants)
    {
        var database = await server.CreateDatabaseAsync(name);
        await FleetTemplates.FillAsync(database, tenants, Migrations.Old);
        return new Fleet(database, tenants, FleetOptions.Default);
    }
}
