using TenantMigrations.Engine;
using TenantMigrations.Postgres.Tests.Fleets;

namespace TenantMigrations.Postgres.Tests.Rollouts;

public sealed class WaveTests
{
    private const string FailsForBirch = "SELECT 1 / CASE current_setting('app.current_tenant_id') WHEN 'birch' THEN 0 ELSE 1 END";

    [Fact]
    public async Task A_canary_that_fails_stops_the_rollout_and_the_run_goes_on_where_it_stopped()
    {
        await using var app = await RolloutAsync("acme, birch", "rest");
        var id = app.Tenant("risky", FailsForBirch);

        var stopped = await app.RunAsync();

        Assert.Equal(RunOutcome.Failed, stopped.Outcome);
        Assert.Equal("1 of wave 1 (acme, birch) did not succeed, so the next wave was not begun.", stopped.StoppedBecause);
        Assert.Equal(["acme risky completed", "birch risky failed"], await app.JournalAsync());
        Assert.Equal([(1, 2, 1, 1), (2, 2, 0, 0)], stopped.Waves.Select(wave => (wave.Number, wave.Tenants, wave.Done, wave.Failed)));

        app.Edit(id, text => text.Replace(FailsForBirch, "SELECT 1"));
        await app.Database.ExecuteAsync("DELETE FROM tenant_migrations.tenant_migration_status WHERE tenant_id = 'acme'");
        var resumed = await app.RunAsync(new PlanRequest { Resume = stopped.RunId.ToString() });

        Assert.Equal(RunOutcome.Done, resumed.Outcome);
        Assert.Equal(stopped.RunId, resumed.RunId);
        Assert.Equal(4, (await app.JournalAsync()).Count(row => row.EndsWith("completed")));
        var details = await app.ReadRunAsync(stopped.RunId.ToString()[..8]);
        Assert.Equal(RunState.Completed, details.Run.State);
        Assert.Equal(["acme 1 Done", "birch 1 Done", "cedar 2 Done", "dove 2 Done"], details.Tenants.Select(tenant => $"{tenant.TenantId} {tenant.Wave} {tenant.State}"));
    }

    [Fact]
    public async Task A_wave_with_a_budget_goes_on_below_it_and_stops_at_it()
    {
        await using var app = await RolloutAsync("acme, birch", "rest");
        app.Tenant("risky", FailsForBirch);
        app.Settings = app.Settings with { Waves = [app.Settings.Waves[0] with { MaxFailures = 2 }, app.Settings.Waves[1]] };

        Assert.Equal(["acme completed", "birch failed", "cedar completed", "dove completed"], await StatesAsync(app));

        await using var strict = await RolloutAsync("rest");
        strict.Tenant("risky", "SELECT 1 / 0");
        FailureBudget.TryParse("50%", out var half);
        strict.Settings = strict.Settings with { Parallelism = 1, Waves = [strict.Settings.Waves[0] with { MaxFailures = half }] };

        Assert.Equal(["acme failed", "birch failed"], await StatesAsync(strict));
    }

    [Fact]
    public async Task A_confirmation_pauses_the_run_and_no_other_run_passes_it_by()
    {
        await using var app = await RolloutAsync("acme", "rest");
        app.Settings = app.Settings with { Waves = [app.Settings.Waves[0] with { Confirm = true }, app.Settings.Waves[1]] };
        app.Tenant("safe", "SELECT 1");

        var paused = await app.RunAsync();

        Assert.Equal(RunOutcome.Paused, paused.Outcome);
        Assert.Equal(["acme safe completed"], await app.JournalAsync());
        Assert.Equal(RunState.Paused, (await app.ReadRunAsync("last")).Run.State);

        var refused = await Assert.ThrowsAsync<FleetException>(() => app.RunAsync());
        Assert.Equal(FleetErrorKind.Findings, refused.Kind);
        Assert.Contains($"run --resume {paused.RunId}", refused.Message);

        var resumed = await app.RunAsync(new PlanRequest { Resume = "last" });
        Assert.Equal(RunOutcome.Done, resumed.Outcome);
        Assert.Equal(4, (await app.JournalAsync()).Length);

        var over = await Assert.ThrowsAsync<FleetException>(() => app.RunAsync(new PlanRequest { Resume = "last" }));
        Assert.Contains("is completed, so there is nothing to resume", over.Message);
    }

    [Fact]
    public async Task A_run_that_is_given_up_lets_another_begin()
    {
        await using var app = await RolloutAsync("acme", "rest");
        app.Settings = app.Settings with { Waves = [app.Settings.Waves[0] with { Confirm = true }, app.Settings.Waves[1]] };
        app.Tenant("safe", "SELECT 1");
        var paused = await app.RunAsync();

        await using (var fleet = app.Open()) await fleet.AbandonRunAsync(paused.RunId.ToString(), default);

        Assert.Equal(RunOutcome.Done, (await app.RunAsync()).Outcome);
    }

    [Theory]
    [InlineData("exit 0", RunOutcome.Done, 4)]
    [InlineData("echo the canary sings no more >&2; exit 3", RunOutcome.Failed, 1)]
    public async Task A_command_decides_whether_the_next_wave_begins(string command, RunOutcome outcome, int applied)
    {
        await using var app = await RolloutAsync("acme", "rest");
        app.Settings = app.Settings with { Waves = [app.Settings.Waves[0] with { Verify = command }, app.Settings.Waves[1]] };
        app.Tenant("safe", "SELECT 1");

        var report = await app.RunAsync();

        Assert.Equal(outcome, report.Outcome);
        Assert.Equal(applied, (await app.JournalAsync()).Length);
        if (outcome == RunOutcome.Failed)
            Assert.Equal("Wave 1 (acme) is applied, but its verification ended with exit code 3: the canary sings no more", report.StoppedBecause);
    }

    [Fact]
    public async Task A_barrier_waits_for_the_last_wave_and_behind_it_the_canary_is_first_again()
    {
        await using var app = await RolloutAsync("acme", "rest");
        app.Global("seen", "CREATE TABLE public.seen (tenant text, step text, at bigint GENERATED ALWAYS AS IDENTITY)");
        var first = app.Tenant("first", "INSERT INTO public.seen (tenant, step) VALUES (current_setting('app.current_tenant_id'), 'first')", needs: "20240101000000_seen");
        var barrier = app.Global("barrier", "INSERT INTO public.seen (step) VALUES ('barrier')", needs: first);
        app.Tenant("second", "INSERT INTO public.seen (tenant, step) VALUES (current_setting('app.current_tenant_id'), 'second')", needs: barrier);
        app.Settings = app.Settings with { Parallelism = 1 };

        Assert.Equal(RunOutcome.Done, (await app.RunAsync()).Outcome);

        var order = await app.Database.RowsAsync("SELECT coalesce(tenant, '') || ' ' || step FROM public.seen ORDER BY at");
        Assert.Equal("acme first", order[0]);
        Assert.Equal(" barrier", order[4]);
        Assert.Equal("acme second", order[5]);
    }

    private static async Task<string[]> StatesAsync(Scenario app)
    {
        await app.RunAsync();
        return [.. (await app.JournalAsync()).Select(row => row.Replace(" risky", "", StringComparison.Ordinal))];
    }

    private static async Task<Scenario> RolloutAsync(params string[] waves)
    {
        var app = await (await Scenario.CreateAsync()).TenantsAsync("acme", "birch", "cedar", "dove");
        app.Settings = app.Settings with { Waves = [.. waves.Select(wave => new WaveSettings { Tenants = wave })] };
        return app;
    }
}
