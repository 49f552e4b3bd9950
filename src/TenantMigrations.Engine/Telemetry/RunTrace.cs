using System.Collections.Concurrent;
using System.Diagnostics;

namespace TenantMigrations.Engine;

/// <summary>
/// A run as spans: the run, in it its waves, in them each stretch of work on a tenant or on a database's globals, in it the migrations. A tenant's migrations travel to the
/// server together, so their spans are made when they are known to be committed, and lie one behind the other with the times that the server measured.
/// </summary>
internal sealed class RunTrace : IDisposable
{
    private readonly ConcurrentDictionary<(string? TenantId, string Database), WorkSpan> _works = new();
    private Activity? _run;
    private Activity? _wave;

    public void Observe(RunEvent happened)
    {
        switch (happened)
        {
            case RunStarted started:
                _run = FleetTelemetry.Source.StartActivity(
                    "tenant_migrations.run",
                    ActivityKind.Internal,
                    parentContext: default,
                    [new(TelemetryTag.System, TelemetryTag.Postgres), new(TelemetryTag.Run, started.RunId.ToString()), new(TelemetryTag.Plan, started.Plan.Hash)]);
                break;
            case RunFinished finished:
                End(finished.Report);
                break;
            case WaveStarted wave:
                _wave = FleetTelemetry.Source.StartActivity(
                    "tenant_migrations.wave",
                    ActivityKind.Internal,
                    _run?.Context ?? default,
                    [new(TelemetryTag.System, TelemetryTag.Postgres), new(TelemetryTag.Run, _run?.GetTagItem(TelemetryTag.Run)), new(TelemetryTag.Wave, wave.Number), new(TelemetryTag.WaveName, wave.Name)]);
                break;
            case WaveFinished wave:
                _wave?.SetTag(TelemetryTag.Outcome, TelemetryTag.Of(wave));
                _wave?.Stop();
                _wave = null;
                break;
            case WorkStarted work:
                if (WorkSpan.Start(work, _wave ?? _run) is { } span) _works[(work.TenantId, work.Database)] = span;
                break;
            case WorkWaiting waiting:
                Of(waiting.TenantId, waiting.Database)?.Wait(waiting);
                break;
            case MigrationStarted migration:
                Of(migration.TenantId, migration.Database)?.Begin();
                break;
            case MigrationFinished migration:
                Of(migration.TenantId, migration.Database)?.Add(migration);
                break;
            case WorkFinished { Duration: not null } work:
                if (_works.TryRemove((work.Result.TenantId, work.Result.Database), out var ended)) ended.End(work.Result);
                break;
        }
    }

    /// <summary>Ends what an exception has left open.</summary>
    public void Dispose()
    {
        _wave?.Dispose();
        _run?.Dispose();
    }

    private WorkSpan? Of(string? tenantId, string database) => _works.GetValueOrDefault((tenantId, database));

    private void End(RunReport report)
    {
        if (_run is not { } run) return;
        run.SetTag(TelemetryTag.Outcome, TelemetryTag.Of(report.Outcome));
        if (report.Outcome is RunOutcome.Failed or RunOutcome.Locked or RunOutcome.Unreachable)
        {
            run.SetTag(TelemetryTag.ErrorType, TelemetryTag.Of(report.Outcome));
            run.SetStatus(ActivityStatusCode.Error);
        }

        run.Stop();
    }
}
