using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tests.Fleets;

public sealed class TwoRunsTests
{
    [Theory]
    [InlineData(TransactionPer.Migration)]
    [InlineData(TransactionPer.Tenant)]
    public async Task Started_at_the_same_moment_they_share_the_work_and_nothing_is_done_twice(TransactionPer per)
    {
        await using var app = await Scenario.CreateAsync();
        app.Settings = app.Settings with { TransactionPer = per };
        app.Global("g1", "CREATE TABLE public.counted (what text)", "DROP TABLE public.counted");
        var t1 = app.Tenant("t1", "INSERT INTO public.counted VALUES (current_schema() || ' t1')");
        app.Tenant("t2", "INSERT INTO public.counted SELECT current_schema() || ' t2' FROM pg_sleep(0.01)");
        app.Global("barrier", "INSERT INTO public.counted VALUES ('barrier')", "SELECT 1", t1);
        app.Tenant("t3", "INSERT INTO public.counted VALUES (current_schema() || ' t3')");
        var tenants = Enumerable.Range(0, 12).Select(i => $"tenant{i}").ToArray();
        await app.TenantsAsync(tenants);

        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => app.RunAsync())));

        Assert.All(reports, report => Assert.Equal(RunOutcome.Done, report.Outcome));
        Assert.Equal(1 + (3 * tenants.Length), await app.Database.ScalarAsync<long>("SELECT count(*) FROM public.counted"));
        Assert.Equal(1 + (3 * tenants.Length), await app.Database.ScalarAsync<long>("SELECT count(DISTINCT what) FROM public.counted"));
        Assert.Equal(2 + (3 * tenants.Length), reports.Sum(report => report.Global.Sum(item => item.Applied) + report.Tenants.Sum(item => item.Applied)));
    }

    [Fact]
    public async Task One_that_must_wait_longer_than_it_may_says_so()
    {
        await using var app = await Scenario.CreateAsync();
        app.Settings = app.Settings with { RunLockTimeout = TimeSpan.FromMilliseconds(200) };
        app.Tenant("slow", "SELECT pg_advisory_xact_lock(4711)");
        await app.TenantsAsync("acme");
        await using var holder = await app.Database.OpenAsync();
        await using (var command = new Npgsql.NpgsqlCommand("SELECT pg_advisory_lock(4711)", holder)) await command.ExecuteNonQueryAsync();
        await using var fleet = app.Open();
        var started = new TaskCompletionSource();
        app.Settings = app.Settings with { LockTimeout = TimeSpan.FromMinutes(1) };
        await using var patient = app.Open();
        var first = patient.RunAsync(new PlanRequest(), happened => { if (happened is WorkStarted) started.TrySetResult(); }, default);
        await started.Task;
        while (await app.Database.ScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())") == 0) await Task.Delay(10);

        var second = await fleet.RunAsync(new PlanRequest(), _ => { }, default);

        Assert.Equal(RunOutcome.Locked, second.Outcome);
        Assert.Contains("RunLockTimeout", second.Tenants[0].Reason);
        await using (var command = new Npgsql.NpgsqlCommand("SELECT pg_advisory_unlock(4711)", holder)) await command.ExecuteNonQueryAsync();
        Assert.Equal(RunOutcome.Done, (await first).Outcome);
    }

    [Fact]
    public async Task Cancelled_it_rolls_back_what_is_in_flight_and_begins_nothing_else()
    {
        await using var app = await Scenario.CreateAsync();
        app.Settings = app.Settings with { Parallelism = 1, LockTimeout = TimeSpan.FromMinutes(1) };
        app.Tenant("fine", "CREATE TABLE fine ()");
        app.Tenant("slow", "CREATE TABLE slow ();\nSELECT pg_advisory_xact_lock(4712)");
        await app.TenantsAsync("acme", "globex");
        await using var holder = await app.Database.OpenAsync();
        await using (var command = new Npgsql.NpgsqlCommand("SELECT pg_advisory_lock(4712)", holder)) await command.ExecuteNonQueryAsync();
        using var cancellation = new CancellationTokenSource();

        var run = Task.Run(() => app.RunAsync(cancellationToken: cancellation.Token));
        while (await app.Database.ScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())") == 0) await Task.Delay(10);
        await cancellation.CancelAsync();
        var report = await run;

        Assert.Equal(RunOutcome.Cancelled, report.Outcome);
        Assert.Equal([TenantOutcome.NotStarted, TenantOutcome.NotStarted], report.Tenants.Select(tenant => tenant.Outcome));
        Assert.Equal(["acme fine completed"], await app.JournalAsync());
        Assert.False(await app.Database.ScalarAsync<bool>("SELECT to_regclass('acme.slow') IS NOT NULL"));
        Assert.IsType<RunFinished>(app.Events.Last());
    }
}
