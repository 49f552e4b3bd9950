using TenantMigrations.Engine;
using TenantMigrations.Postgres.Tests.Fleets;

namespace TenantMigrations.Postgres.Tests.Rollouts;

/// <summary>What stands behind a wave stands there for whoever goes on, too.</summary>
public sealed class GateTests
{
    [Theory]
    [InlineData("last")]
    [InlineData(null)]
    public async Task A_verification_that_did_not_succeed_holds_whoever_comes_next(string? resume)
    {
        await using var app = await RolloutAsync(new WaveSettings { Tenants = "acme", Verify = "exit 1" }, new WaveSettings { Tenants = "rest" });
        await app.RunAsync();

        var again = await app.RunAsync(new PlanRequest { Resume = resume });

        Assert.Equal(RunOutcome.Failed, again.Outcome);
        Assert.Equal("Wave 1 (acme) is applied, but its verification ended with exit code 1", again.StoppedBecause);
        Assert.Equal(["acme safe completed"], await app.JournalAsync());

        Verify(app, wave: 0, "exit 0");
        Assert.Equal(RunOutcome.Done, (await app.RunAsync(new PlanRequest { Resume = resume })).Outcome);
        Assert.Equal(4, (await app.JournalAsync()).Length);
    }

    [Fact]
    public async Task A_confirmation_that_nobody_gave_is_asked_for_when_the_run_goes_on()
    {
        await using var app = await RolloutAsync(new WaveSettings { Tenants = "acme", Verify = "sleep 60", Confirm = true }, new WaveSettings { Tenants = "rest" });
        Assert.Equal(RunOutcome.Cancelled, (await CancelledWhileVerifyingAsync(app)).Outcome);

        Verify(app, wave: 0, "exit 0");
        var paused = await app.RunAsync(new PlanRequest { Resume = "last" });

        Assert.Equal(RunOutcome.Paused, paused.Outcome);
        Assert.Equal(["acme safe completed"], await app.JournalAsync());
        Assert.Equal(RunOutcome.Done, (await app.RunAsync(new PlanRequest { Resume = "last" })).Outcome);
    }

    [Fact]
    public async Task A_run_whose_last_verification_was_cancelled_is_not_done_and_goes_on_with_it()
    {
        await using var app = await RolloutAsync(new WaveSettings { Tenants = "acme" }, new WaveSettings { Tenants = "rest", Verify = "sleep 60" });

        Assert.Equal(RunOutcome.Cancelled, (await CancelledWhileVerifyingAsync(app)).Outcome);
        Assert.Equal(RunState.Cancelled, (await app.ReadRunAsync("last")).Run.State);

        Verify(app, wave: 1, "exit 1");
        Assert.Equal(RunOutcome.Failed, (await app.RunAsync(new PlanRequest { Resume = "last" })).Outcome);
        Assert.Equal(RunState.Stopped, (await app.ReadRunAsync("last")).Run.State);

        Verify(app, wave: 1, "exit 0");
        Assert.Equal(RunOutcome.Done, (await app.RunAsync(new PlanRequest { Resume = "last" })).Outcome);
        Assert.Equal(RunState.Completed, (await app.ReadRunAsync("last")).Run.State);
    }

    [Fact]
    public async Task A_run_whose_tenants_are_all_gone_is_not_completed_by_going_on()
    {
        await using var app = await RolloutAsync();
        app.Tenant("risky", "SELECT 1 / 0");
        await app.RunAsync(new PlanRequest { TenantIds = ["birch"] });
        await using (var fleet = app.Open()) await fleet.ChangeTenantStateAsync("birch", TenantState.Suspended, null, default);

        var refused = await Assert.ThrowsAsync<FleetException>(() => app.RunAsync(new PlanRequest { Resume = "last" }));

        Assert.Equal(FleetErrorKind.Settings, refused.Kind);
        Assert.Contains("none of them is active in the fleet any more", refused.Message);
        Assert.Equal(RunState.Failed, (await app.ReadRunAsync("last")).Run.State);
    }

    private static async Task<RunReport> CancelledWhileVerifyingAsync(Scenario app)
    {
        using var stopping = new CancellationTokenSource();
        var running = app.RunAsync(cancellationToken: stopping.Token);
        while (!app.Events.OfType<RunWaiting>().Any()) await Task.Delay(20);
        await stopping.CancelAsync();
        return await running;
    }

    private static void Verify(Scenario app, int wave, string command) =>
        app.Settings = app.Settings with { Waves = [.. app.Settings.Waves.Select((settings, index) => index == wave ? settings with { Verify = command } : settings)] };

    private static async Task<Scenario> RolloutAsync(params WaveSettings[] waves)
    {
        var app = await (await Scenario.CreateAsync()).TenantsAsync("acme", "birch", "cedar", "dove");
        app.Settings = app.Settings with { Waves = waves };
        app.Tenant("safe", "SELECT 1");
        return app;
    }
}
