namespace TenantMigrations.Runner;

/// <summary>Progress as lines, where there is no terminal to draw on.</summary>
internal sealed class PlainProgress(TextWriter writer, TimeProvider clock, Func<string, string> line) : ProgressDisplay
{
    private static readonly TimeSpan BeatInterval = TimeSpan.FromSeconds(1);

    private readonly object _lock = new();

    public override void Say(string text) => Write(text);

    public override async Task<T> TrackAsync<T>(Func<Action<RunEvent>, Task<T>> work)
    {
        var narrator = new RunNarrator(new RunProgress(clock), clock);
        await using var beat = clock.CreateTimer(_ => Tell(narrator.Beat), null, BeatInterval, BeatInterval).ConfigureAwait(false);
        return await work(happened => Tell(() => narrator.Tell(happened))).ConfigureAwait(false);
    }

    private void Tell(Func<string?> next)
    {
        lock (_lock)
        {
            if (next() is { } text) Write(text);
        }
    }

    private void Write(string text)
    {
        lock (_lock)
        {
            writer.WriteLine(line(text));
            writer.Flush();
        }
    }
}
