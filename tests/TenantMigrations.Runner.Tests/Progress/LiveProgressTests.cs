using System.Text;
using System.Text.RegularExpressions;
using TenantMigrations.Engine;
using TenantMigrations.TestKit;

namespace TenantMigrations.Runner.Tests;

public sealed partial class LiveProgressTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(40)]
    [InlineData(12)]
    public async Task A_terminal_gets_a_bar_that_counts_and_failures_above_it(int width)
    {
        var screen = new Screen();
        using var run = new TestRun();
        run.Environment = run.Environment with { Error = screen, ErrorIsTerminal = true, Width = width, Clock = TimeProvider.System };
        run.Fleet.Run = async (observer, _) =>
        {
            foreach (var happened in Reports.EventsOf(Reports.PlanOf(5), index => index == 1 ? TenantOutcome.Failed : TenantOutcome.Done).Take(16)) observer(happened);
            await screen.ShownAsync(width >= 40 ? "3/5" : "\e[?25l");
            return Reports.ThirdFailed(5);
        };
        Assert.Equal(ExitCode.Failed, await run.RunAsync("run"));
        Assert.Contains(width >= 40 ? "birch failed at" : "birch", screen.ToString(), StringComparison.Ordinal);
        Assert.True(screen.ToString().LastIndexOf("\e[?25h", StringComparison.Ordinal) > screen.ToString().LastIndexOf("\e[?25l", StringComparison.Ordinal), "the cursor stays hidden");
    }

    [Fact]
    public async Task A_line_longer_than_the_terminal_leaves_nothing_of_the_bar_behind_it()
    {
        var screen = new Screen();
        using var run = new TestRun();
        run.Environment = run.Environment with { Error = screen, ErrorIsTerminal = true, Width = 40, Clock = TimeProvider.System };
        run.Fleet.Run = async (observer, _) =>
        {
            await screen.ShownAsync("reading the fleet");
            foreach (var happened in Reports.EventsOf(Reports.PlanOf(5), index => index == 1 ? TenantOutcome.Failed : TenantOutcome.Done).Take(16)) observer(happened);
            await screen.ShownAsync("3/5");
            return Reports.ThirdFailed(5);
        };

        await run.RunAsync("run");

        var line = screen.ToString().IndexOf("birch failed at", StringComparison.Ordinal);
        Assert.Contains("\e[J", screen.ToString()[..line].Split('\n')[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(120)]
    [InlineData(80)]
    [InlineData(40)]
    public void Waves_and_what_takes_long_have_rows_and_none_is_wider_than_the_terminal(int width)
    {
        var clock = new ManualClock();
        var progress = new RunProgress(clock);
        var plan = Reports.PlanOf(40);
        var tenants = plan.Databases[0].Phases[0].Tenants.Select(work => work.Tenant!.Id).ToArray();
        progress.Apply(new RunStarted(Reports.RunId, plan with { Waves = [new PlannedWave(1, "ring=canary", 5, tenants[..5]), new PlannedWave(2, "rest", 35, tenants[5..])] }));
        progress.Apply(new WaveStarted(1, 2, "ring=canary", 5));
        foreach (var id in tenants[..4]) Finish(id, TenantOutcome.Done);
        Finish(tenants[4], TenantOutcome.Failed);
        progress.Apply(new WaveFinished(1, 2, "ring=canary", 4, 1));
        progress.Apply(new WaveStarted(2, 2, "rest", 35));
        progress.Apply(new WorkStarted("日本語", Reports.Database, 2));
        progress.Apply(new MigrationProgressed("日本語", TestRegistry.Seed, "filled 3,000 of 10,000 rows of a table with a long name", 0.3));
        foreach (var id in tenants[5..15]) Finish(id, TenantOutcome.Done);

        var console = new StringWriter { NewLine = "\n" };
        Consoles.OfTerminal(console, new RunnerEnvironment { Out = console, Error = console, BaseDirectory = "", CurrentDirectory = "", CommandName = "", Width = width, Colors = false })
            .Write(new LiveTable(progress));
        var drawn = Escape().Replace(console.ToString(), "");
        Assert.All(drawn.Split('\n'), line => Assert.True(TextCells.Of(line) <= width, line));
        Snapshot.Verify(drawn, name: $"LiveProgressTests.{width}");

        void Finish(string id, TenantOutcome outcome)
        {
            progress.Apply(new WorkStarted(id, Reports.Database, 2));
            clock.Pass(TimeSpan.FromMilliseconds(130));
            progress.Apply(new WorkFinished(Reports.Result(id, outcome)));
        }
    }

    [GeneratedRegex("\e\\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Escape();

    /// <summary>What was drawn, and a way to wait for something to be.</summary>
    private sealed class Screen : TextWriter
    {
        private readonly StringBuilder _drawn = new();
        private readonly List<(string Text, TaskCompletionSource Shown)> _waiting = [];

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(string? value)
        {
            lock (_drawn)
            {
                _drawn.Append(value);
                foreach (var (text, shown) in _waiting)
                    if (_drawn.ToString().Contains(text, StringComparison.Ordinal)) shown.TrySetResult();
            }
        }

        public Task ShownAsync(string text)
        {
            lock (_drawn)
            {
                var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                if (_drawn.ToString().Contains(text, StringComparison.Ordinal)) shown.SetResult();
                _waiting.Add((text, shown));
                return shown.Task.WaitAsync(TimeSpan.FromSeconds(60));
            }
        }

        public override string ToString()
        {
            lock (_drawn) return _drawn.ToString();
        }
    }
}
