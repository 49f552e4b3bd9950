using TenantMigrations.Engine;
using TenantMigrations.Postgres.Tests.Fleets;

namespace TenantMigrations.Postgres.Tests.Rollouts;

/// <summary>What runners that share a rollout know of each other while they are at work.</summary>
public sealed class SharedRunTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_budget_is_that_of_all_runners_together(bool isOfWave)
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync([.. Enumerable.Range(0, 40).Select(i => $"t{i:00}")]);
        await app.Database.ExecuteAsync("CREATE TABLE public.broken (tenant text)");
        app.Tenant("safe", "SELECT 1");
        var shares = await Task.WhenAll(Enumerable.Range(0, 2).Select(part => app.RunAsync(new PlanRequest { Shard = new RunShard(part, 2) })));
        // Two of each share: neither runner alone has as many as the budget allows.
        var broken = shares.SelectMany(share => share.Tenants.Select(tenant => tenant.TenantId!).Order(StringComparer.Ordinal).Take(2));
        await app.Database.ExecuteAsync($"INSERT INTO public.broken VALUES {string.Join(", ", broken.Select(tenant => $"('{tenant}')"))}");
        app.Tenant(
            "risky",
            "SELECT pg_sleep(0.4), 1 / CASE WHEN EXISTS (SELECT FROM public.broken WHERE tenant = current_setting('app.current_tenant_id')) THEN 0 ELSE 1 END");
        app.Settings = app.Settings with { Parallelism = 1 };
        app.Settings = isOfWave ? app.Settings with { Waves = [new WaveSettings { Tenants = "rest", MaxFailures = 4 }] } : app.Settings with { MaxFailures = 4 };

        var reports = await Task.WhenAll(Enumerable.Range(0, 2).Select(part => app.RunAsync(new PlanRequest { Shard = new RunShard(part, 2) })));

        Assert.All(reports, report => Assert.StartsWith("4 tenants ", report.StoppedBecause));
        Assert.All(reports, report => Assert.Contains(report.Tenants, tenant => tenant.Outcome == TenantOutcome.NotStarted));
        Assert.Equal(RunState.Stopped, (await app.ReadRunAsync("last")).Run.State);
    }

    [Fact]
    public async Task The_lock_of_another_runner_that_is_alive_is_waited_for_beyond_the_usual_time()
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync([.. Enumerable.Range(0, 12).Select(i => $"t{i:00}")]);
        app.Settings = app.Settings with { RunLockTimeout = TimeSpan.FromSeconds(4) };
        app.Global("slow", "SELECT pg_sleep(8)");
        app.Tenant("safe", "SELECT 1");

        var reports = await Task.WhenAll(Enumerable.Range(0, 2).Select(part => app.RunAsync(new PlanRequest { Shard = new RunShard(part, 2) })));

        Assert.All(reports, report => Assert.Equal(RunOutcome.Done, report.Outcome));

        // Only one of them has done it, and tells of it.
        Assert.Equal([0, 1], reports.Select(report => report.Global.Single().Applied).Order());
    }
}
