using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tests.Fleets;

/// <summary>Rollbacks that fail, are interrupted, meet others, and are asked for again.</summary>
public sealed class RollbackContinuesTests
{
    [Fact]
    public async Task Rollback_of_the_wrong_half_the_down_part_of_the_newest_one_that_the_tenant_has_runs_and_nothing_else()
    {
        await using var app = await Scenario.CreateAsync();
        app.Global("what", "CREATE TABLE public.ran (what text)", "DROP TABLE public.ran");
        var one = app.Tenant("one", "INSERT INTO public.ran VALUES (current_schema() || ' up 1')", "INSERT INTO public.ran VALUES (current_schema() || ' down 1')");
        var two = app.Tenant("two", "INSERT INTO public.ran VALUES (current_schema() || ' up 2')", "INSERT INTO public.ran VALUES (current_schema() || ' down 2')");
        await app.TenantsAsync("acme", "globex");
        await app.RunAsync();
        await app.RollbackAsync(new RollbackRequest { TenantIds = ["acme"] });
        // The newest of the registry is applied nowhere, that of globex not in acme.
        app.Tenant("three", "INSERT INTO public.ran VALUES (current_schema() || ' up 3')", "INSERT INTO public.ran VALUES (current_schema() || ' down 3')");
        await app.Database.ExecuteAsync("DELETE FROM public.ran");

        await app.RollbackAsync(new RollbackRequest { TenantIds = ["acme", "globex"] });

        Assert.Equal(["acme down 1", "globex down 2"], await app.Database.RowsAsync("SELECT what FROM public.ran ORDER BY 1"));
        Assert.Equal(
            ["global what completed", "acme one rolled_back", "acme two rolled_back", "globex one completed", "globex two rolled_back"],
            await app.JournalAsync());
        Assert.NotEqual(one, two);
    }

    [Fact]
    public async Task An_older_build_does_not_roll_back_below_what_it_does_not_know()
    {
        await using var app = await Scenario.CreateAsync();
        app.Tenant("one", "CREATE TABLE one ()", "DROP TABLE one");
        var two = app.Tenant("two", "CREATE TABLE two ()", "DROP TABLE two");
        await app.TenantsAsync("acme");
        await app.RunAsync();
        app.Forget(two);

        var error = await Assert.ThrowsAsync<FleetException>(() => app.RollbackAsync(new RollbackRequest { TenantIds = ["acme"] }));

        Assert.Contains(two, error.Message);
        Assert.Equal(["acme one completed", "acme two completed"], await app.JournalAsync());
    }

    [Fact]
    public async Task Where_one_tenants_down_fails_the_others_are_done_and_the_same_rollback_of_a_run_goes_on()
    {
        await using var app = await Scenario.CreateAsync();
        app.Tenant("one", "CREATE TABLE one (id int)", "SELECT 1 / (1 - count(*)) FROM one;\nDROP TABLE one");
        app.Tenant("two", "CREATE TABLE two ()", "DROP TABLE two");
        await app.TenantsAsync("acme", "globex", "initech");
        var run = await app.RunAsync();
        await app.Database.ExecuteAsync("INSERT INTO globex.one VALUES (1)");

        var first = await app.RollbackAsync(new RollbackRequest { RunId = run.RunId });

        Assert.Equal(RunOutcome.Failed, first.Outcome);
        Assert.Equal(
            [("acme", TenantOutcome.Done, 2), ("globex", TenantOutcome.Failed, 1), ("initech", TenantOutcome.Done, 2)],
            first.Tenants.Select(tenant => (tenant.TenantId!, tenant.Outcome, tenant.Applied)));
        Assert.Equal("22012", first.Tenants[1].Error!.SqlState);

        await app.Database.ExecuteAsync("DELETE FROM globex.one");
        var second = await app.RollbackAsync(new RollbackRequest { RunId = run.RunId });

        Assert.Equal(RunOutcome.Done, second.Outcome);
        Assert.Equal([("globex", 1)], second.Tenants.Where(tenant => tenant.Applied > 0).Select(tenant => (tenant.TenantId!, tenant.Applied)));
        Assert.All(await app.JournalAsync(), row => Assert.EndsWith("rolled_back", row));
    }

    [Fact]
    public async Task Cancelled_half_way_it_goes_on_where_it_stopped()
    {
        await using var app = await Scenario.CreateAsync();
        app.Settings = app.Settings with { Parallelism = 1, LockTimeout = TimeSpan.FromMinutes(1) };
        app.Tenant("one", "CREATE TABLE one ()", "DROP TABLE one");
        var two = app.Tenant("two", "CREATE TABLE two ()", "DROP TABLE two;\nSELECT pg_advisory_xact_lock(4714) WHERE current_schema() <> 'acme'");
        app.Global("barrier", "CREATE TABLE public.g ()", "DROP TABLE public.g", two);
        await app.TenantsAsync("acme", "globex", "initech");
        var run = await app.RunAsync();
        using var stop = new CancellationTokenSource();
        await using var fleet = app.Open();

        // What comes behind acme waits until the rollback has been cancelled.
        await using var holder = await app.Database.OpenAsync();
        await using (var hold = new NpgsqlCommand("SELECT pg_advisory_lock(4714)", holder)) await hold.ExecuteNonQueryAsync();

        var first = await fleet.RollbackAsync(
            new RollbackRequest { RunId = run.RunId },
            happened =>
            {
                if (happened is not WorkFinished { Result.TenantId: "acme" }) return;
                stop.Cancel();
                using var free = new NpgsqlCommand("SELECT pg_advisory_unlock(4714)", holder);
                free.ExecuteNonQuery();
            },
            stop.Token);
        var left = (await app.JournalAsync()).Count(row => row.EndsWith("completed"));
        var second = await app.RollbackAsync(new RollbackRequest { RunId = run.RunId });

        Assert.Equal(RunOutcome.Cancelled, first.Outcome);
        Assert.InRange(left, 1, 4);
        Assert.Equal((RunOutcome.Done, left), (second.Outcome, second.Global.Concat(second.Tenants).Sum(item => item.Applied)));
        Assert.All(await app.JournalAsync(), row => Assert.EndsWith("rolled_back", row));
    }

    [Fact]
    public async Task What_a_later_run_applied_anew_is_not_the_first_runs_any_more()
    {
        await using var app = await Scenario.CreateAsync();
        app.Tenant("one", "CREATE TABLE one ()", "DROP TABLE one");
        app.Tenant("two", "CREATE TABLE two ()", "DROP TABLE two");
        await app.TenantsAsync("acme", "globex");
        var first = await app.RunAsync();
        var undone = await app.RollbackAsync(new RollbackRequest { TenantIds = ["acme"] });
        var again = await app.RunAsync();

        await app.RollbackAsync(new RollbackRequest { RunId = first.RunId });

        Assert.Equal(["acme one rolled_back", "acme two completed", "globex one rolled_back", "globex two rolled_back"], await app.JournalAsync());
        Assert.Contains("was a rollback", (await Assert.ThrowsAsync<FleetException>(() => app.RollbackAsync(new RollbackRequest { RunId = undone.RunId }))).Message);
        Assert.Contains("no run", (await Assert.ThrowsAsync<FleetException>(() => app.RollbackAsync(new RollbackRequest { RunId = Guid.NewGuid() }))).Message);
        Assert.Equal(RunOutcome.Done, (await app.RollbackAsync(new RollbackRequest { RunId = again.RunId })).Outcome);
    }

    [Fact]
    public async Task Of_a_run_that_others_built_upon_it_is_refused_with_their_names()
    {
        await using var app = await Scenario.CreateAsync();
        var one = app.Tenant("one", "CREATE TABLE one ()", "DROP TABLE one");
        await app.TenantsAsync("acme");
        var run = await app.RunAsync();
        var two = app.Tenant("two", "CREATE TABLE two ()", "DROP TABLE two", one);
        await app.RunAsync();

        var error = await Assert.ThrowsAsync<FleetException>(() => app.RollbackAsync(new RollbackRequest { RunId = run.RunId }));

        Assert.Contains(two, error.Message);
        Assert.DoesNotContain("--cascade", error.Message);
        Assert.All(await app.JournalAsync(), row => Assert.EndsWith("completed", row));
    }

    [Fact]
    public async Task Two_at_once_undo_everything_once()
    {
        await using var app = await Scenario.CreateAsync();
        app.Global("what", "CREATE TABLE public.undone (what text)", "SELECT 1");
        var one = app.Tenant("one", "SELECT 1", "INSERT INTO public.undone SELECT current_schema() || ' 1' FROM pg_sleep(0.01)");
        app.Global("barrier", "SELECT 1", "INSERT INTO public.undone VALUES ('barrier')", one);
        app.Tenant("two", "SELECT 1", "INSERT INTO public.undone VALUES (current_schema() || ' 2')", one);
        var tenants = Enumerable.Range(0, 10).Select(i => $"tenant{i}").ToArray();
        await app.TenantsAsync(tenants);
        await app.RunAsync();
        var request = new RollbackRequest { MigrationId = one, Cascade = true };

        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => app.RollbackAsync(request))));

        Assert.All(reports, report => Assert.Equal(RunOutcome.Done, report.Outcome));
        Assert.Equal(1 + (2 * tenants.Length), await app.Database.ScalarAsync<long>("SELECT count(*) FROM public.undone"));
        Assert.Equal(1 + (2 * tenants.Length), await app.Database.ScalarAsync<long>("SELECT count(DISTINCT what) FROM public.undone"));
        Assert.Equal(1 + (2 * tenants.Length), reports.Sum(report => report.Global.Concat(report.Tenants).Sum(item => item.Applied)));
    }

    [Fact]
    public async Task What_a_run_applied_after_the_plan_was_made_and_depends_on_it_stops_it()
    {
        await using var app = await Scenario.CreateAsync();
        var one = app.Tenant("one", "CREATE TABLE one ()", "DROP TABLE one");
        await app.TenantsAsync("acme", "globex");
        await app.RunAsync();
        app.Tenant("two", "CREATE TABLE two ()", "DROP TABLE two", one);
        await using var fleet = app.Open();
        await using var other = app.Open();

        var report = await fleet.RollbackAsync(
            new RollbackRequest { MigrationId = one },
            happened =>
            {
                // Shown before anything is undone, and while it is looked at another runner is at work.
                if (happened is RollbackPlanned) Assert.Equal(RunOutcome.Done, other.RunAsync(new PlanRequest { TenantIds = ["acme"] }, _ => { }, default).GetAwaiter().GetResult().Outcome);
            },
            default);

        Assert.Equal(RunOutcome.Blocked, report.Outcome);
        Assert.Contains("applied meanwhile", report.Tenants[0].Reason);
        Assert.Equal(["acme one completed", "acme two completed", "globex one rolled_back"], await app.JournalAsync());
    }

    [Fact]
    public async Task What_a_rollback_undid_after_a_run_was_planned_is_not_built_upon()
    {
        await using var app = await Scenario.CreateAsync();
        app.Settings = app.Settings with { Parallelism = 1, LockTimeout = TimeSpan.FromMinutes(1) };
        var one = app.Tenant("one", "CREATE TABLE one ()", "DROP TABLE one");
        await app.TenantsAsync("acme", "globex");
        await app.RunAsync();
        app.Tenant("two", "SELECT pg_advisory_xact_lock(4713);\nCREATE TABLE two ()", "DROP TABLE two", one);
        await using var holder = await app.Database.OpenAsync();
        await using (var hold = new NpgsqlCommand("SELECT pg_advisory_lock(4713)", holder)) await hold.ExecuteNonQueryAsync();

        var run = Task.Run(() => app.RunAsync());
        while (await app.Database.ScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())") == 0) await Task.Delay(10);
        await app.RollbackAsync(new RollbackRequest { MigrationId = one, TenantIds = ["globex"] });
        await using (var free = new NpgsqlCommand("SELECT pg_advisory_unlock(4713)", holder)) await free.ExecuteNonQueryAsync();
        var report = await run;

        Assert.Equal([TenantOutcome.Done, TenantOutcome.Blocked], report.Tenants.Select(tenant => tenant.Outcome));
        Assert.Contains("was rolled back meanwhile", report.Tenants[1].Reason);
        Assert.Equal(["acme one completed", "acme two completed", "globex one rolled_back"], await app.JournalAsync());
        Assert.Equal(RunOutcome.Done, (await app.RunAsync()).Outcome);
    }

    [Fact]
    public async Task What_a_run_applied_is_not_taken_back_past_a_down_part_that_stopped_half_way()
    {
        await using var app = await Scenario.CreateAsync();
        app.Tenant("one", "CREATE TABLE one ()", "DROP TABLE one");
        var half = app.Tenant(
            "half", "SELECT 1", "SELECT 1;\nSELECT 1 / CASE current_setting('app.current_tenant_id') WHEN 'acme' THEN 0 ELSE 1 END", options: "transaction:false");
        await app.TenantsAsync("acme", "globex");
        var run = await app.RunAsync();
        Assert.Equal(RunOutcome.Failed, (await app.RollbackAsync(new RollbackRequest { RunId = run.RunId })).Outcome);

        var error = await Assert.ThrowsAsync<FleetException>(() => app.RollbackAsync(new RollbackRequest { RunId = run.RunId }));

        Assert.Equal(FleetErrorKind.Findings, error.Kind);
        Assert.Contains($"'recover --migration {half}", error.Message);
        Assert.Equal(["acme one completed", "acme half failed", "globex one rolled_back", "globex half rolled_back"], await app.JournalAsync());
    }

    [Fact]
    public async Task A_global_is_kept_where_a_tenant_got_what_depends_on_it_after_the_plan_was_made()
    {
        await using var app = await Scenario.CreateAsync();
        var global = app.Global("g", "CREATE TABLE public.g ()", "DROP TABLE public.g");
        await app.TenantsAsync("acme");
        await app.RunAsync();
        app.Tenant("uses", "CREATE TABLE uses ()", "DROP TABLE uses", global);
        await using var fleet = app.Open();
        await using var other = app.Open();

        var report = await fleet.RollbackAsync(
            new RollbackRequest { MigrationId = global },
            happened =>
            {
                if (happened is RollbackPlanned) other.RunAsync(new PlanRequest(), _ => { }, default).GetAwaiter().GetResult();
            },
            default);

        Assert.Equal(RunOutcome.Blocked, report.Outcome);
        Assert.Contains("acme", report.Global.Single().Reason);
        Assert.Equal(["global g completed", "acme uses completed"], await app.JournalAsync());
    }
}
