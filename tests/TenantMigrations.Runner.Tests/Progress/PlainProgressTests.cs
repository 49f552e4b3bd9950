using TenantMigrations.Engine;
using TenantMigrations.TestKit;

namespace TenantMigrations.Runner.Tests;

public sealed class PlainProgressTests
{
    [Fact]
    public async Task A_small_fleet_is_told_tenant_by_tenant()
    {
        using var run = new TestRun();
        run.Fleet.Run = Playing(5, index => index == 2 ? TenantOutcome.Failed : TenantOutcome.Done);
        await run.RunAsync("run");
        Snapshot.Verify(run.ErrorText);
    }

    [Fact]
    public async Task Quiet_tells_nothing_but_results()
    {
        using var run = new TestRun();
        run.Fleet.Run = Playing(5, _ => TenantOutcome.Done);
        await run.RunAsync("run", "--verbosity", "quiet");
        Assert.Empty(run.ErrorText);
        Assert.NotEmpty(run.OutText);
    }

    [Fact]
    public void Ten_thousand_tenants_are_a_few_lines()
    {
        var clock = new ManualClock();
        var narrator = new RunNarrator(new RunProgress(clock), clock);
        var lines = new List<string>();
        foreach (var happened in Reports.EventsOf(Reports.PlanOf(10_000), index => index % 100 == 0 ? TenantOutcome.Failed : TenantOutcome.Done))
        {
            clock.Pass(TimeSpan.FromMilliseconds(1));
            if (narrator.Tell(happened) is { } line) lines.Add(line);
            if (narrator.Beat() is { } beat) lines.Add(beat);
        }

        Assert.InRange(lines.Count, 10, 30);
        Snapshot.Verify(string.Join('\n', lines));
    }

    [Fact]
    public void A_long_silence_is_broken_by_who_is_worked_on()
    {
        var clock = new ManualClock();
        var narrator = new RunNarrator(new RunProgress(clock), clock);
        Assert.Null(narrator.Beat());
        clock.Pass(TimeSpan.FromSeconds(6));
        Assert.Equal("Still reading the fleet (6.0 s).", narrator.Beat());
        narrator.Tell(new RunStarted(Reports.RunId, Reports.PlanOf(2)));
        narrator.Tell(new WorkStarted("acme", Reports.Database, 2));
        clock.Pass(TimeSpan.FromSeconds(6));
        Assert.Equal("0 of 2 tenants, 12.0 s; working on acme", narrator.Beat());
        Assert.Null(narrator.Beat());
    }

    [Fact]
    public void A_tenant_that_comes_back_behind_a_barrier_is_counted_once()
    {
        var progress = new RunProgress(new ManualClock());
        progress.Apply(new RunStarted(Reports.RunId, Reports.PlanOf(2)));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            progress.Apply(new WorkStarted("acme", Reports.Database, 1));
            progress.Apply(new MigrationFinished("acme", Reports.Database, TestRegistry.Seed, StepKind.Apply, null));
            progress.Apply(new WorkFinished(Reports.Result("acme", TenantOutcome.Done)));
        }

        var now = progress.Read();
        Assert.Equal((2, 1, 6, 2), (now.Tenants, now.Finished, now.Steps, now.StepsDone));
    }

    internal static Func<Action<RunEvent>, CancellationToken, Task<RunReport>> Playing(int tenants, Func<int, TenantOutcome> outcome) => (observer, _) =>
    {
        foreach (var happened in Reports.EventsOf(Reports.PlanOf(tenants), outcome)) observer(happened);
        return Task.FromResult(Reports.Done(tenants));
    };
}
