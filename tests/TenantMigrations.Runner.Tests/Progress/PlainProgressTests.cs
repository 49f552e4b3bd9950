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

    [Fact]
    public void A_wave_is_told_with_its_rate_and_the_time_that_is_left()
    {
        var clock = new ManualClock();
        var progress = new RunProgress(clock);
        var narrator = new RunNarrator(progress, clock);
        var plan = Reports.PlanOf(200);
        var tenants = plan.Databases[0].Phases[0].Tenants.Select(work => work.Tenant!.Id).ToArray();
        narrator.Tell(new RunStarted(Reports.RunId, plan with { Waves = [new PlannedWave(1, "10%", 20, tenants[..20]), new PlannedWave(2, "rest", 180, tenants[20..])] }));
        narrator.Tell(new WaveStarted(1, 2, "10%", 20));

        clock.Pass(TimeSpan.FromMilliseconds(1100));
        Assert.Equal("Wave 1 of 2 (10%): 0 of 20 tenants, 1.1 s", narrator.Beat());
        var ended = Play(tenants[..20], new WaveFinished(1, 2, "10%", 20, 0));
        Assert.Equal("Wave 1 of 2 (10%) has ended: 20 done, in 3.1 s, 6.5/s.", ended);

        narrator.Tell(new WaveStarted(2, 2, "rest", 180));
        Play(tenants[20..80], new RunFinished(Reports.Done(1)));
        Assert.Equal("Wave 2 of 2 (rest): 60 of 180 tenants, 10/s, ~10 s left, 9.1 s", narrator.Beat());
        Assert.Null(progress.Read().Left);

        // A pause is nobody's pace, and has an end that nobody knows.
        narrator.Tell(new RunWaiting("Pausing."));
        clock.Pass(TimeSpan.FromHours(1));
        narrator.Tell(new WaveStarted(2, 2, "rest", 120));
        clock.Pass(TimeSpan.FromSeconds(31));
        Assert.Equal("Wave 2 of 2 (rest): 0 of 120 tenants, 1:00:40 h", narrator.Beat());

        string? Play(IEnumerable<string> ids, RunEvent last)
        {
            foreach (var id in ids)
            {
                clock.Pass(TimeSpan.FromMilliseconds(100));
                narrator.Tell(new WorkFinished(Reports.Result(id, TenantOutcome.Done)));
            }

            return narrator.Tell(last);
        }
    }

    [Theory]
    [InlineData(0.2, "~1 s left")]
    [InlineData(8.2, "~9 s left")]
    [InlineData(11, "~10 s left")]
    [InlineData(48, "~50 s left")]
    [InlineData(100, "~2 min left")]
    [InlineData(3000, "~50 min left")]
    [InlineData(9000, "~2.5 h left")]
    public void Time_is_told_as_roughly_as_it_is_known(double seconds, string text) => Assert.Equal(text, ProgressText.Left(TimeSpan.FromSeconds(seconds)));

    internal static Func<Action<RunEvent>, CancellationToken, Task<RunReport>> Playing(int tenants, Func<int, TenantOutcome> outcome) => (observer, _) =>
    {
        foreach (var happened in Reports.EventsOf(Reports.PlanOf(tenants), outcome)) observer(happened);
        return Task.FromResult(Reports.Done(tenants));
    };
}
