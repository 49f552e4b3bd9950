using System.Diagnostics;
using System.Globalization;
using TenantMigrations.TestKit.Postgres;
using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Samples.Tests;

/// <summary>
/// A run killed (SIGKILL) at a random moment leaves nothing that the next run cannot carry on from: in the end catalogs, rows and journal are those of a
/// fleet that was never killed. Twenty times; TENANTMIGRATIONS_KILLS says another number.
/// </summary>
public sealed class KilledRunTests
{
    private const string LastOfTheOldShop = "20240108091500_create_customers_and_orders";

    [Fact]
    public async Task After_a_kill_at_any_moment_the_next_run_completes_what_an_unharmed_run_makes()
    {
        await using var unharmed = await PostgresServer.Current.CreateDatabaseAsync();
        var window = await RunUnharmedAsync(unharmed);
        var expected = await Fingerprint.ReadAsync(unharmed);
        var kills = int.Parse(Environment.GetEnvironmentVariable("TENANTMIGRATIONS_KILLS") ?? "20", CultureInfo.InvariantCulture);
        var random = new Random(20240219);
        var midway = 0;

        for (var n = 0; n < kills; n++)
        {
            await using var database = await PostgresServer.Current.CreateDatabaseAsync();
            using var storefront = await OldStorefrontAsync(database);
            var moment = window * random.NextDouble();
            bool met;
            await using (var process = RunningProcess.Start(storefront.Command("run")))
            {
                // Before its first session a run has touched nothing: a kill there would test nothing.
                while (!process.HasExited && await SessionsAsync(database) == 0) await Task.Delay(1);
                await Task.Delay(moment);
                met = !process.HasExited;
                process.Kill();
            }

            // The machine has other work at times: the window follows it, so that kills go on falling into runs.
            window *= met ? 1.1 : 0.8;
            if (met) midway++;
            await WaitForOtherSessionsAsync(database);
            await CarryOnAsync(storefront);
            Assert.True(expected == await Fingerprint.ReadAsync(database), $"kill {n} after {moment.TotalMilliseconds:0} ms left another fleet:\n{Fingerprint.Difference(expected, await Fingerprint.ReadAsync(database))}");
        }

        Assert.True(midway > kills / 3, $"only {midway} of {kills} kills met a run in progress");
    }

    /// <summary>Work outside a transaction that was interrupted is a person's decision: recover, then run again.</summary>
    private static async Task CarryOnAsync(Sample storefront)
    {
        var run = await storefront.RunAsync("run");
        if (run.ExitCode == 0) return;
        var interrupted = (await storefront.JsonAsync(3, "status", "--check")).GetProperty("global").GetProperty("migrations").EnumerateArray()
            .Where(migration => migration.GetProperty("status").GetString() is "running" or "failed")
            .Select(migration => migration.GetProperty("migrationId").GetString()!)
            .ToArray();
        Assert.True(interrupted.Length > 0, $"the run after the kill ended with {run.ExitCode} and nothing is interrupted:\n{run.Text}");
        foreach (var migration in interrupted) (await storefront.RunAsync("recover", "--migration", migration, "--retry")).Expect(0);
        (await storefront.RunAsync("run")).Expect(0);
    }

    /// <summary>How long a run takes from its first session on.</summary>
    private static async Task<TimeSpan> RunUnharmedAsync(TestDatabase database)
    {
        using var storefront = await OldStorefrontAsync(database);
        await using var process = RunningProcess.Start(storefront.Command("run"));
        while (!process.HasExited && await SessionsAsync(database) == 0) await Task.Delay(1);
        var clock = Stopwatch.StartNew();
        (await process.WaitForExitAsync()).Expect(0);
        return clock.Elapsed;
    }

    private static async Task<Sample> OldStorefrontAsync(TestDatabase database)
    {
        var storefront = new Sample("Storefront", database.ConnectionString);
        (await storefront.RunAsync("run", "--migration", LastOfTheOldShop)).Expect(0);
        await OldShop.FillAsync(database);
        return storefront;
    }

    /// <summary>The server notices a dead client when it next writes to it; until then its locks stand, as they would for a user.</summary>
    private static async Task WaitForOtherSessionsAsync(TestDatabase database)
    {
        while (await SessionsAsync(database, "AND state <> 'idle'") > 0)
            await Task.Delay(20);
    }

    private static Task<long> SessionsAsync(TestDatabase database, string state = "") => database.ScalarAsync<long>(
        $"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'tenant-migrations' {state}");
}
