using TenantMigrations.Engine;
using TenantMigrations.Postgres.Tests.Fleets;

namespace TenantMigrations.Postgres.Tests.Rollouts;

/// <summary>What a run that goes on keeps of the one that it was.</summary>
public sealed class ResumedRunTests
{
    [Fact]
    public async Task It_asks_for_the_same_tenants_and_the_same_migration()
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync("acme", "birch");
        var asked = app.Tenant("asked", "SELECT 1 / 0");
        app.Tenant("later", "SELECT 1");
        Assert.Equal(RunOutcome.Failed, (await app.RunAsync(new PlanRequest { TenantIds = ["acme"], MigrationId = asked })).Outcome);
        app.Edit(asked, text => text.Replace("1 / 0", "1"));

        Assert.Equal(RunOutcome.Done, (await app.RunAsync(new PlanRequest { Resume = "last" })).Outcome);

        Assert.Equal(["acme asked completed"], await app.JournalAsync());
    }

    [Fact]
    public async Task A_tenant_stays_in_its_wave_also_where_it_would_be_the_canary_now()
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync("acme", "birch", "cedar");
        app.Settings = app.Settings with { Waves = [new WaveSettings { Tenants = "1", Confirm = true }, new WaveSettings { Tenants = "rest" }] };
        app.Tenant("safe", "SELECT 1");
        Assert.Equal(RunOutcome.Paused, (await app.RunAsync()).Outcome);
        await using (var fleet = app.Open()) await fleet.ChangeTenantStateAsync("acme", TenantState.Suspended, "moves", default);

        var resumed = await app.RunAsync(new PlanRequest { Resume = "last" });

        Assert.Equal([(2, 2, 2)], resumed.Waves.Select(wave => (wave.Number, wave.Tenants, wave.Done)));
        Assert.Equal(["acme safe completed", "birch safe completed", "cedar safe completed"], await app.JournalAsync());
    }

    [Fact]
    public async Task It_goes_on_in_as_many_parts_as_it_had()
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync("acme", "birch");
        app.Settings = app.Settings with { Waves = [new WaveSettings { Tenants = "1", Confirm = true }, new WaveSettings { Tenants = "rest" }] };
        app.Tenant("safe", "SELECT 1");
        await app.RunAsync();

        var refused = await Assert.ThrowsAsync<FleetException>(() => app.RunAsync(new PlanRequest { Resume = "last", Shard = new RunShard(0, 2) }));

        Assert.Equal(FleetErrorKind.Settings, refused.Kind);
        Assert.EndsWith("is shared by 1 runner; go on with it without --shard.", refused.Message);
        Assert.Single(await app.JournalAsync());
    }

    [Fact]
    public async Task A_pause_behind_a_wave_that_was_allowed_a_failure_is_passed_by_no_other_run()
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync("acme", "birch", "cedar");
        app.Settings = app.Settings with { Waves = [new WaveSettings { Tenants = "acme, birch", MaxFailures = 2, Confirm = true }, new WaveSettings { Tenants = "rest" }] };
        app.Tenant("risky", "SELECT 1 / CASE current_setting('app.current_tenant_id') WHEN 'birch' THEN 0 ELSE 1 END");

        var paused = await app.RunAsync();

        Assert.Equal(RunOutcome.Failed, paused.Outcome);
        Assert.Equal("Wave 1 (acme, birch) is done, and the next one waits for a confirmation.", paused.StoppedBecause);
        Assert.Equal(RunState.Paused, (await app.ReadRunAsync("last")).Run.State);
        var refused = await Assert.ThrowsAsync<FleetException>(() => app.RunAsync());
        Assert.Contains($"run --resume {paused.RunId}", refused.Message);
        Assert.Equal(["acme risky completed", "birch risky failed"], await app.JournalAsync());
    }

    [Fact]
    public async Task What_another_run_has_done_meanwhile_is_done_in_this_one_too()
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync("acme", "birch", "cedar");
        app.Settings = app.Settings with { Waves = [new WaveSettings { Tenants = "acme, birch" }, new WaveSettings { Tenants = "rest" }] };
        var id = app.Tenant("risky", "SELECT 1 / CASE current_setting('app.current_tenant_id') WHEN 'birch' THEN 0 ELSE 1 END");
        var stopped = await app.RunAsync();
        app.Edit(id, text => text.Replace("'birch'", "'nobody'"));
        await app.Database.ExecuteAsync("DELETE FROM tenant_migrations.tenant_migration_status WHERE tenant_id = 'acme'");
        Assert.Equal(RunOutcome.Done, (await app.RunAsync(new PlanRequest { TenantIds = ["birch"] })).Outcome);

        Assert.Equal(RunOutcome.Done, (await app.RunAsync(new PlanRequest { Resume = stopped.RunId.ToString() })).Outcome);

        var details = await app.ReadRunAsync(stopped.RunId.ToString());
        Assert.Equal(["acme Done", "birch Done", "cedar Done"], details.Tenants.Select(tenant => $"{tenant.TenantId} {tenant.State}"));
    }
}
