using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace TenantMigrations.Engine;

/// <summary>Turns the events of one run into spans, measurements and log messages. Thread-safe; nothing is made for those to whom nobody listens.</summary>
internal sealed class RunTelemetry(ILogger log) : IDisposable
{
    private readonly RunTrace? _trace = FleetTelemetry.Source.HasListeners() ? new RunTrace() : null;
    private long _waveBegan;

    public void Observe(RunEvent happened)
    {
        // The span first, so that the log's messages belong to it.
        _trace?.Observe(happened);
        RunMetrics.Observe(happened);
        if (happened is WaveStarted) _waveBegan = Stopwatch.GetTimestamp();
        if (happened is WaveFinished wave) RunMetrics.End(wave, Stopwatch.GetElapsedTime(_waveBegan));
        RunLog.Write(log, happened);
    }

    public void Dispose() => _trace?.Dispose();
}
