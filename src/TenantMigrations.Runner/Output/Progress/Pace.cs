namespace TenantMigrations.Runner;

/// <summary>How fast things get done, of late; and how long the rest takes at that rate. Both are null while nobody can know.</summary>
internal sealed class Pace
{
    // Two or three that happen to end together say nothing of the rest.
    private const int Enough = 4;
    private const int Samples = 20;
    private static readonly TimeSpan s_soonest = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);

    private readonly TimeProvider _clock;
    private readonly Queue<(long At, int Done)> _samples = new();
    private long _newest;
    private int _done;

    public Pace(TimeProvider clock)
    {
        _clock = clock;
        Restart();
    }

    /// <summary>How many a second: those of the last ten seconds.</summary>
    public double? PerSecond
    {
        get
        {
            var (at, done) = _samples.Peek();
            var elapsed = _clock.GetElapsedTime(at);
            return elapsed >= s_soonest && _done - done >= Enough ? (_done - done) / elapsed.TotalSeconds : null;
        }
    }

    public void Count(int more = 1)
    {
        _done += more;
        if (_clock.GetElapsedTime(_newest) < s_interval) return;
        _newest = _clock.GetTimestamp();
        _samples.Enqueue((_newest, _done));
        if (_samples.Count > Samples) _samples.Dequeue();
    }

    public TimeSpan? Left(int remaining) => remaining > 0 && PerSecond is { } rate ? TimeSpan.FromSeconds(remaining / rate) : null;

    /// <summary>Behind a pause, which is nothing's pace.</summary>
    public void Restart()
    {
        _samples.Clear();
        _newest = _clock.GetTimestamp();
        _samples.Enqueue((_newest, _done));
    }
}
