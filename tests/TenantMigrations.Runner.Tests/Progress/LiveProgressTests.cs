using System.Text;
using TenantMigrations.Engine;

namespace TenantMigrations.Runner.Tests;

public sealed class LiveProgressTests
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
        Assert.Contains("birch failed at", screen.ToString(), StringComparison.Ordinal);
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
