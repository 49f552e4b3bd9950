namespace TenantMigrations.Runner.Tests;

public sealed class SignalTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task A_signal_rolls_back_what_is_in_flight_and_ends_with_130(string signal)
    {
        await using var fleet = await NotesFleet.CreateAsync("acme", "slow");
        await using var process = fleet.Start("run");
        await fleet.SleepingAsync();
        process.Signal(signal);
        var run = (await process.WaitForExitAsync()).Expect((int)ExitCode.Cancelled);
        Assert.Contains("Stopping: what is in flight is rolled back.", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.Error.Split("Cancelled").Length);
        Assert.DoesNotContain("slow", await fleet.NotesAsync());

        fleet.Settings["TENANTMIGRATIONS__Tenants__List"] = "acme";
        Assert.Equal(ExitCode.Done, await fleet.RunAsync("run"));
        Assert.Equal(["acme"], await fleet.NotesAsync());
    }

    [Fact]
    public async Task A_second_run_that_waits_too_long_is_4_and_touches_nothing()
    {
        await using var fleet = await NotesFleet.CreateAsync("slow");
        await using var first = fleet.Start("run");
        await fleet.SleepingAsync();

        fleet.Settings["TENANTMIGRATIONS__RunLockTimeout"] = "200ms";
        Assert.Equal(ExitCode.Locked, await fleet.RunAsync("run"));
        Assert.Contains("locked", fleet.Output, StringComparison.Ordinal);

        first.Signal("INT");
        (await first.WaitForExitAsync()).Expect((int)ExitCode.Cancelled);
        Assert.Empty(await fleet.NotesAsync());
    }
}
