using System.Collections.Concurrent;
using Spectre.Console;

namespace TenantMigrations.Runner;

/// <summary>A table on a terminal that is drawn again and again, with the lines worth keeping above it.</summary>
internal sealed class LiveProgress(IAnsiConsole console, TimeProvider clock) : ProgressDisplay
{
    // What ends sooner needs no bar, and a bar that flashes up is worse than none.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    private readonly TextPage _page = new(console, isAboveBar: true);

    public override void Say(string text) => _page.Prose(text, TextStyles.Quiet);

    public override void Show(IReadOnlyList<string> lines)
    {
        foreach (var line in lines) _page.Line(line, TextStyles.Quiet);
    }

    public override async Task<T> TrackAsync<T>(Func<Action<RunEvent>, Task<T>> work)
    {
        var progress = new RunProgress(clock);
        var narrator = new RunNarrator(progress, clock);
        var lines = new ConcurrentQueue<string>();
        var running = Task.Run(() => work(happened =>
        {
            var line = narrator.Tell(happened);

            // The table says what the log says of tenants and waves that go well.
            if (line is not null && happened is not (RunStarted or MigrationProgressed or WaveStarted or WaveFinished { NotDone: 0 } or RunWaiting or WorkFinished { Result.Outcome: TenantOutcome.Done or TenantOutcome.UpToDate })) lines.Enqueue(line);
        }));
        if (await Task.WhenAny(running, Task.Delay(Patience, clock)).ConfigureAwait(false) != running) await DrawAsync(running, progress, lines).ConfigureAwait(false);
        Drain(lines);
        return await running.ConfigureAwait(false);
    }

    private Task DrawAsync(Task running, RunProgress progress, ConcurrentQueue<string> lines) => console.Live(new LiveTable(progress))
        .AutoClear(true)
        .StartAsync(async context =>
        {
            while (!running.IsCompleted)
            {
                Drain(lines);
                context.Refresh();
                await Task.WhenAny(running, Task.Delay(Refresh, clock)).ConfigureAwait(false);
            }

            Drain(lines);
        });

    private void Drain(ConcurrentQueue<string> lines)
    {
        while (lines.TryDequeue(out var line)) _page.Flow(0, 2, (line, TextStyles.Quiet));
    }
}
