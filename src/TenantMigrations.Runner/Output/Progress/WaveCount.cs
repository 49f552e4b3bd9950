namespace TenantMigrations.Runner;

/// <summary>Counts what becomes of a wave.</summary>
internal sealed class WaveCount(int number, int of, string name, TimeProvider clock)
{
    private readonly Pace _pace = new(clock);
    private int _tenants;
    private int _finished;
    private int _failed;
    private long? _begun;
    private TimeSpan _took;
    private bool _isAtWork;

    public void Begin(WaveStarted started)
    {
        (_tenants, _finished, _failed, _isAtWork) = (started.Tenants, 0, 0, true);
        _begun = clock.GetTimestamp();
        _pace.Restart();
    }

    public void Count(bool isFailure)
    {
        _finished++;
        if (isFailure) _failed++;
        _pace.Count();
    }

    public void End()
    {
        if (_begun is { } begun) _took = clock.GetElapsedTime(begun);
        _isAtWork = false;
    }

    public WaveSnapshot Read()
    {
        var took = _isAtWork ? clock.GetElapsedTime(_begun!.Value) : _took;
        double? whole = took > TimeSpan.Zero && _finished > 0 ? _finished / took.TotalSeconds : null;
        return new WaveSnapshot(
            number, of, name, _tenants, _finished, _failed, _isAtWork, took, _isAtWork ? _pace.PerSecond : whole, _isAtWork ? _pace.Left(_tenants - _finished) : null);
    }
}
