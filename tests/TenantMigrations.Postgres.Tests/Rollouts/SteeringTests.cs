using TenantMigrations.Engine;
using TenantMigrations.Postgres.Tests.Fleets;

namespace TenantMigrations.Postgres.Tests.Rollouts;

public sealed class SteeringTests
{
    [Fact]
    public async Task A_run_is_paused_from_another_process_and_goes_on_from_there()
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync([.. Enumerable.Range(0, 12).Select(i => $"t{i:00}")]);
        app.Settings = app.Settings with { Parallelism = 1 };
        app.Tenant("slow", "SELECT pg_catalog.pg_sleep(0.4)");

        var running = app.RunAsync();
        while (!app.Events.OfType<MigrationFinished>().Any()) await Task.Delay(20);
        await using (var other = app.Open())
        {
            var paused = await other.PauseRunAsync("last", default);
            Assert.Equal(RunState.Paused, paused.State);
        }

        var report = await running;
        Assert.Equal(RunOutcome.Paused, report.Outcome);
        var done = (await app.JournalAsync()).Length;
        Assert.InRange(done, 1, 11);
        Assert.Equal(done, report.Tenants.Count(tenant => tenant.Outcome == TenantOutcome.Done));
        var details = await app.ReadRunAsync("last");
        Assert.Equal(RunState.Paused, details.Run.State);
        Assert.Equal(12 - done, details.Tenants.Count(tenant => tenant.State == RunTenantState.Pending));

        Assert.Equal(RunOutcome.Done, (await app.RunAsync(new PlanRequest { Resume = report.RunId.ToString()[..6] })).Outcome);
        Assert.Equal(12, (await app.JournalAsync()).Length);
        Assert.Equal([report.RunId.ToString()], await app.Database.RowsAsync("SELECT DISTINCT run_id::text FROM tenant_migrations.tenant_migration_log"));
    }

    [Fact]
    public async Task A_run_that_changed_its_mind_about_waves_is_not_resumed()
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync("acme", "birch");
        app.Settings = app.Settings with { Waves = [new WaveSettings { Tenants = "1", Confirm = true }, new WaveSettings { Tenants = "rest" }] };
        app.Tenant("safe", "SELECT 1");
        await app.RunAsync();

        app.Settings = app.Settings with { Waves = [new WaveSettings { Tenants = "rest" }] };
        var refused = await Assert.ThrowsAsync<FleetException>(() => app.RunAsync(new PlanRequest { Resume = "last" }));

        Assert.Equal(FleetErrorKind.Settings, refused.Kind);
        Assert.Contains("began with the waves 1 · rest, and the settings have the waves rest now", refused.Message);
        Assert.Single(await app.JournalAsync());
    }

    [Theory]
    [InlineData("0193f5a2-6c1e-7d3b-9a4f-2b8c5e7d9f01")]
    [InlineData("abc")]
    [InlineData("' OR true --")]
    [InlineData("%")]
    public async Task A_run_that_does_not_exist_is_named(string reference)
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync("acme");
        app.Tenant("safe", "SELECT 1");
        await app.RunAsync();

        foreach (var asked in new Func<Task>[] { () => app.RunAsync(new PlanRequest { Resume = reference }), () => app.ReadRunAsync(reference) })
        {
            var refused = await Assert.ThrowsAsync<FleetException>(asked);
            Assert.Equal(FleetErrorKind.Settings, refused.Kind);
            Assert.StartsWith($"There is no run '{reference}' in the control database.", refused.Message);
        }
    }

    [Fact]
    public async Task Control_tables_of_a_newer_version_are_refused_and_nothing_is_changed()
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync("acme");
        app.Tenant("safe", "SELECT 1");
        await app.RunAsync();
        app.Tenant("more", "SELECT 1");
        await app.Database.ExecuteAsync("UPDATE tenant_migrations.tenant_migration_control SET version = 99");

        var refused = await Assert.ThrowsAsync<FleetException>(() => app.RunAsync());

        Assert.Contains("the control tables have version 99", refused.Message);
        Assert.Single(await app.JournalAsync());
    }

    [Fact]
    public async Task A_run_survives_the_loss_of_its_control_tables()
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync([.. Enumerable.Range(0, 8).Select(i => $"t{i}")]);
        app.Settings = app.Settings with { Parallelism = 1 };
        app.Tenant("slow", "SELECT pg_catalog.pg_sleep(0.4)");

        var running = app.RunAsync();
        while (!app.Events.OfType<MigrationFinished>().Any()) await Task.Delay(20);
        await app.Database.ExecuteAsync("DROP TABLE tenant_migrations.tenant_migration_run, tenant_migrations.tenant_migration_run_tenant, tenant_migrations.tenant_migration_run_runner");

        Assert.Equal(RunOutcome.Done, (await running).Outcome);
        Assert.Equal(8, (await app.JournalAsync()).Length);
    }

    [Fact]
    public async Task A_rollback_of_a_run_is_noted_at_the_run()
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync("acme");
        app.Tenant("safe", "SELECT 1");
        var report = await app.RunAsync();

        await app.RollbackAsync(new RollbackRequest { RunId = report.RunId });

        Assert.Equal(RunState.RolledBack, (await app.ReadRunAsync(report.RunId.ToString())).Run.State);
        Assert.Equal(RunKind.Rollback, (await app.ReadRunAsync("last")).Run.Kind);
    }

    [Fact]
    public async Task A_run_to_undo_is_found_by_the_beginning_of_its_id_and_as_the_last_one_that_was_no_rollback()
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync("acme", "birch");
        app.Tenant("safe", "SELECT 1");
        var run = await app.RunAsync();
        await app.RollbackAsync(new RollbackRequest { TenantIds = ["acme"] });

        await using var fleet = app.Open();
        Assert.Equal(run.RunId, (await fleet.FindRunAsync("last", default)).Id);
        Assert.Equal(run.RunId, (await fleet.FindRunAsync(run.RunId.ToString()[..6], default)).Id);
        Assert.Equal(FleetErrorKind.Settings, (await Assert.ThrowsAsync<FleetException>(() => fleet.FindRunAsync("yesterday", default))).Kind);

        await app.Database.ExecuteAsync("DELETE FROM tenant_migrations.tenant_migration_run");
        Assert.Equal(RunOutcome.Done, (await app.RollbackAsync(new RollbackRequest { RunId = run.RunId })).Outcome);
        Assert.Equal(["acme safe rolled_back", "birch safe rolled_back"], await app.JournalAsync());
    }

    [Fact]
    public async Task A_run_that_is_at_work_is_not_rolled_back()
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync([.. Enumerable.Range(0, 8).Select(i => $"t{i}")]);
        app.Settings = app.Settings with { Parallelism = 1 };
        app.Tenant("slow", "SELECT pg_catalog.pg_sleep(0.4)");

        var running = app.RunAsync();
        while (!app.Events.OfType<MigrationFinished>().Any()) await Task.Delay(20);
        await using var other = app.Open();
        var run = await other.FindRunAsync("last", default);
        var refused = await Assert.ThrowsAsync<FleetException>(() => other.RollbackAsync(new RollbackRequest { RunId = run.Id }, _ => { }, default));

        Assert.Equal(FleetErrorKind.Locked, refused.Kind);
        Assert.Contains($"run --pause {run.Id}", refused.Message);
        Assert.Equal(RunOutcome.Done, (await running).Outcome);
        Assert.All(await app.JournalAsync(), row => Assert.EndsWith("completed", row));
    }

    [Fact]
    public async Task A_run_that_was_killed_is_rolled_back_once_it_is_silent()
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync("acme");
        app.Tenant("safe", "SELECT 1");
        var run = await app.RunAsync();
        await app.Database.ExecuteAsync(
            "UPDATE tenant_migrations.tenant_migration_run SET state = 'running', ended_at = NULL; "
            + "UPDATE tenant_migrations.tenant_migration_run_runner SET state = 'running', heartbeat = pg_catalog.now() - interval '16 seconds'");

        Assert.Equal(RunOutcome.Done, (await app.RollbackAsync(new RollbackRequest { RunId = run.RunId })).Outcome);
        Assert.Equal(["acme safe rolled_back"], await app.JournalAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_rollback_that_is_done_stays_done_where_it_cannot_be_noted_any_more(bool isCancelled)
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync("acme");
        app.Tenant("safe", "SELECT 1");
        var run = await app.RunAsync();
        using var cancellation = new CancellationTokenSource();
        await using var fleet = app.Open();

        var report = await fleet.RollbackAsync(
            new RollbackRequest { RunId = run.RunId },
            happened =>
            {
                if (happened is not RunFinished) return;
                if (isCancelled) cancellation.Cancel();
                else app.Database.ExecuteAsync("ALTER TABLE tenant_migrations.tenant_migration_run RENAME COLUMN reason TO why").GetAwaiter().GetResult();
            },
            cancellation.Token);

        Assert.Equal(RunOutcome.Done, report.Outcome);
        Assert.Equal(["acme safe rolled_back"], await app.JournalAsync());
        if (isCancelled) Assert.Equal(RunState.RolledBack, (await app.ReadRunAsync(run.RunId.ToString())).Run.State);
    }
}
