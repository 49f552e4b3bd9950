using TenantMigrations.Engine;
using TenantMigrations.Postgres.Tests.Fleets;

namespace TenantMigrations.Postgres.Tests.Rollouts;

public sealed class ShardTests
{
    [Fact]
    public async Task Runners_that_share_a_rollout_keep_its_waves_and_its_barriers()
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync([.. Enumerable.Range(0, 24).Select(i => $"t{i:00}")]);
        app.Settings = app.Settings with { Waves = [new WaveSettings { Tenants = "6" }, new WaveSettings { Tenants = "rest" }] };
        app.Global("seen", "CREATE TABLE public.seen (tenant text, step text, at bigint GENERATED ALWAYS AS IDENTITY)");
        var first = app.Tenant("first", "INSERT INTO public.seen (tenant, step) VALUES (current_setting('app.current_tenant_id'), 'first')", needs: "20240101000000_seen");
        var barrier = app.Global("barrier", "INSERT INTO public.seen (step) VALUES ('barrier')", needs: first);
        app.Tenant("second", "INSERT INTO public.seen (tenant, step) VALUES (current_setting('app.current_tenant_id'), 'second')", needs: barrier);

        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(part => app.RunAsync(new PlanRequest { Shard = new RunShard(part, 3) })));

        Assert.All(reports, report => Assert.Equal(RunOutcome.Done, report.Outcome));
        Assert.Single(reports.Select(report => report.RunId).Distinct());
        Assert.Equal(24, reports.Sum(report => report.Tenants.Count));
        var order = await app.Database.RowsAsync("SELECT coalesce(tenant, '') || ' ' || step FROM public.seen ORDER BY at");
        Assert.Equal(49, order.Length);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => $"t{i:00} first")], order[..6].Order());
        Assert.Equal(" barrier", order[24]);
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => $"t{i:00} second")], order[25..31].Order());
        Assert.Equal(RunState.Completed, (await app.ReadRunAsync("last")).Run.State);
    }

    [Fact]
    public async Task A_failure_of_one_runner_stops_all_before_the_next_wave()
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync([.. Enumerable.Range(0, 24).Select(i => $"t{i:00}")]);
        app.Settings = app.Settings with { Waves = [new WaveSettings { Tenants = "6" }, new WaveSettings { Tenants = "rest" }] };
        app.Tenant("risky", "SELECT 1 / CASE current_setting('app.current_tenant_id') WHEN 't03' THEN 0 ELSE 1 END");

        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(part => app.RunAsync(new PlanRequest { Shard = new RunShard(part, 3) })));

        Assert.Equal(5, (await app.JournalAsync()).Count(row => row.EndsWith("completed")));
        Assert.Single(reports, report => report.Outcome == RunOutcome.Failed);
        Assert.All(reports, report => Assert.NotNull(report.StoppedBecause));
        Assert.Equal(RunState.Stopped, (await app.ReadRunAsync("last")).Run.State);
    }

    [Fact]
    public async Task Runners_that_go_on_count_failures_anew_in_whatever_order_they_come()
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync([.. Enumerable.Range(0, 12).Select(i => $"t{i:00}")]);
        app.Settings = app.Settings with { MaxFailures = 1 };
        var id = app.Tenant("risky", "SELECT 1 / 0");
        var stopped = await Task.WhenAll(Enumerable.Range(0, 2).Select(part => app.RunAsync(new PlanRequest { Shard = new RunShard(part, 2) })));
        Assert.All(stopped, report => Assert.NotEqual(RunOutcome.Done, report.Outcome));

        await app.Database.ExecuteAsync("UPDATE tenant_migrations.tenant_migration_run_tenant SET state = 'failed' WHERE shard = 1");
        app.Edit(id, text => text.Replace("1 / 0", "1"));
        app.Events.Clear();
        var first = app.RunAsync(new PlanRequest { Resume = "last", Shard = new RunShard(0, 2) });
        while (!first.IsCompleted && !app.Events.OfType<RunWaiting>().Any()) await Task.Delay(20);
        var second = app.RunAsync(new PlanRequest { Resume = "last", Shard = new RunShard(1, 2) });

        Assert.All(await Task.WhenAll(first, second), report => Assert.Equal(RunOutcome.Done, report.Outcome));
        Assert.Equal(RunState.Completed, (await app.ReadRunAsync("last")).Run.State);
    }

    [Fact]
    public async Task Runners_that_cannot_hear_of_one_another_for_a_while_wait_for_it()
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync([.. Enumerable.Range(0, 12).Select(i => $"t{i:00}")]);
        app.Tenant("safe", "SELECT 1");
        var first = app.RunAsync(new PlanRequest { Shard = new RunShard(0, 2) });
        while (!app.Events.OfType<RunWaiting>().Any()) await Task.Delay(20);

        await app.Database.ExecuteAsync("ALTER TABLE tenant_migrations.tenant_migration_run_runner RENAME TO away");
        while (!first.IsCompleted && app.Events.OfType<RunWaiting>().Count() < 2) await Task.Delay(20);
        await app.Database.ExecuteAsync("ALTER TABLE tenant_migrations.away RENAME TO tenant_migration_run_runner");

        var reports = await Task.WhenAll(first, app.RunAsync(new PlanRequest { Shard = new RunShard(1, 2) }));
        Assert.All(reports, report => Assert.Equal(RunOutcome.Done, report.Outcome));
    }

    [Fact]
    public async Task A_runner_that_never_hears_of_the_others_stops_with_a_report()
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync([.. Enumerable.Range(0, 12).Select(i => $"t{i:00}")]);
        app.Settings = app.Settings with { RunLockTimeout = TimeSpan.FromSeconds(2) };
        app.Tenant("safe", "SELECT 1");
        var first = app.RunAsync(new PlanRequest { Shard = new RunShard(0, 2) });
        while (!app.Events.OfType<RunWaiting>().Any()) await Task.Delay(20);

        await app.Database.ExecuteAsync("ALTER TABLE tenant_migrations.tenant_migration_run_runner RENAME TO away");
        var report = await first;

        Assert.Contains("has not answered for", report.StoppedBecause);
        Assert.NotEqual(RunOutcome.Done, report.Outcome);
    }

    [Fact]
    public async Task A_runner_that_never_comes_is_waited_for_only_so_long()
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync([.. Enumerable.Range(0, 12).Select(i => $"t{i:00}")]);
        app.Settings = app.Settings with { RunLockTimeout = TimeSpan.FromSeconds(2), Waves = [new WaveSettings { Tenants = "6" }, new WaveSettings { Tenants = "rest" }] };
        app.Tenant("safe", "SELECT 1");

        var report = await app.RunAsync(new PlanRequest { Shard = new RunShard(0, 2) });

        Assert.Contains("The runner of part 1/2 has not been heard of for", report.StoppedBecause);
        Assert.NotEqual(RunOutcome.Done, report.Outcome);

        // Both come: what is left is done.
        await app.RunAsync(new PlanRequest { Resume = "last", Shard = new RunShard(1, 2) });
        var reports = await Task.WhenAll(Enumerable.Range(0, 2).Select(part => app.RunAsync(new PlanRequest { Resume = "last", Shard = new RunShard(part, 2) })));
        Assert.Equal(12, (await app.JournalAsync()).Count(row => row.EndsWith("completed")));
    }

    [Fact]
    public async Task A_runner_that_was_cancelled_in_the_canary_is_waited_for()
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync([.. Enumerable.Range(0, 12).Select(i => $"t{i:00}")]);
        app.Settings = app.Settings with { RunLockTimeout = TimeSpan.FromSeconds(2), Waves = [new WaveSettings { Tenants = "6" }, new WaveSettings { Tenants = "rest" }] };
        app.Tenant("slow", "SELECT pg_sleep(0.5)");
        using var cancellation = new CancellationTokenSource();
        await using var evicted = app.Open();

        var cancelled = evicted.RunAsync(new PlanRequest { Shard = new RunShard(0, 2) }, happened => Cancel(happened, cancellation), cancellation.Token);
        var other = await app.RunAsync(new PlanRequest { Shard = new RunShard(1, 2) });

        Assert.Equal(RunOutcome.Cancelled, (await cancelled).Outcome);
        Assert.Contains("The runner of part 0/2 has not been heard of for", other.StoppedBecause);
        Assert.DoesNotContain(await app.JournalAsync(), row => string.CompareOrdinal(row[..3], "t05") > 0);

        var reports = await Task.WhenAll(Enumerable.Range(0, 2).Select(part => app.RunAsync(new PlanRequest { Resume = "last", Shard = new RunShard(part, 2) })));
        Assert.All(reports, report => Assert.Equal(RunOutcome.Done, report.Outcome));
        Assert.Equal(12, (await app.JournalAsync()).Count(row => row.EndsWith("completed")));

        static void Cancel(RunEvent happened, CancellationTokenSource cancellation)
        {
            if (happened is WorkStarted) cancellation.Cancel();
        }
    }
}
