namespace TenantMigrations.Engine;

/// <summary>Counts failures over the whole run, those of other runners included, and over the wave at work. Where a limit is reached, the run halts.</summary>
internal sealed class FailureLimit(RunHalt halt)
{
    private readonly object _gate = new();
    private int? _ofRun;
    private int? _ofWave;
    private int _wave;
    private string _name = "";
    private int _failures;
    private int _inWave;

    /// <summary>Sets the limit of the run.</summary>
    public void Limit(int? limit) => _ofRun = limit;

    /// <summary>Begins to count a wave's own failures.</summary>
    /// <param name="wave">The wave, from 1.</param>
    /// <param name="name">Its name.</param>
    /// <param name="limit">Its limit; null for none.</param>
    public void BeginWave(int wave, string name, int? limit)
    {
        lock (_gate) (_wave, _name, _ofWave, _inWave) = (wave, name, limit, 0);
    }

    /// <summary>Counts one.</summary>
    public void Count()
    {
        lock (_gate)
        {
            _failures++;
            _inWave++;
            Check();
        }
    }

    /// <summary>Takes in what the control database knows of all runners.</summary>
    public void Hear(IReadOnlyList<WaveTally> waves)
    {
        lock (_gate)
        {
            _failures = Math.Max(_failures, waves.Sum(wave => wave.Failed));
            _inWave = Math.Max(_inWave, waves.Where(wave => wave.Wave == _wave).Sum(wave => wave.Failed));
            Check();
        }
    }

    private void Check()
    {
        if (_ofWave is { } ofWave && _inWave >= ofWave) halt.Stop($"{Tenants(_inWave)} of wave {_name} failed, and its MaxFailures allows for no more.");
        else if (_ofRun is { } ofRun && _failures >= ofRun) halt.Stop($"{Tenants(_failures)} failed, and MaxFailures allows for no more.");
    }

    private static string Tenants(int count) => count == 1 ? "1 tenant" : $"{count} tenants";
}
