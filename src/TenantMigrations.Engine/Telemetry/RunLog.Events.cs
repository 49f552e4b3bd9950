using Microsoft.Extensions.Logging;

namespace TenantMigrations.Engine;

/// <summary>From events to messages.</summary>
internal static partial class RunLog
{
    public static void Write(ILogger log, RunEvent happened)
    {
        switch (happened)
        {
            case RunStarted run:
                RunStarted(log, run.RunId, run.Plan.Hash, run.Plan.Databases.Count);
                break;
            case RunFinished { Report: { Outcome: RunOutcome.Done } report }:
                RunFinished(log, report.RunId, report.Outcome, report.Tenants.Count, Seconds(report.Duration));
                break;
            case RunFinished { Report: { Outcome: RunOutcome.Paused } report }:
                RunPaused(log, report.RunId, report.StoppedBecause);
                break;
            case RunFinished { Report: var report } when log.IsEnabled(LogLevel.Warning):
                RunIncomplete(log, report.RunId, report.Outcome, report.Tenants.Count(tenant => !IsDone(tenant)), report.Tenants.Count, Seconds(report.Duration));
                break;
            case RunWaiting waiting:
                RunWaiting(log, waiting.Reason);
                break;
            case WaveStarted wave:
                WaveStarted(log, wave.Number, wave.Of, wave.Name, wave.Tenants);
                break;
            case WaveFinished { NotDone: 0 } wave:
                WaveFinished(log, wave.Number, wave.Of, wave.Name, wave.Done);
                break;
            case WaveFinished wave:
                WaveIncomplete(log, wave.Number, wave.Of, wave.Name, wave.Done, wave.NotDone);
                break;
            case JournalInitialized journal:
                JournalInitialized(log, journal.Database);
                break;
            case WorkStarted work:
                WorkStarted(log, Whose(work.TenantId), work.Database, work.Steps);
                break;
            case WorkFinished { Result: var result } work:
                End(log, result, work.Duration);
                break;
            case WorkWaiting waiting:
                Wait(log, waiting);
                break;
            case WaitingForLock waiting:
                WaitingForLock(log, Whose(waiting.TenantId), waiting.MigrationId, string.Join(" and ", waiting.Sessions));
                break;
            case MigrationStarted migration:
                MigrationStarted(log, Whose(migration.TenantId), migration.MigrationId);
                break;
            case MigrationFinished migration:
                MigrationFinished(log, Whose(migration.TenantId), migration.MigrationId, TelemetryTag.Of(migration.Kind), migration.Duration is { } took ? Milliseconds(took) : null);
                break;
            case MigrationProgressed migration:
                MigrationProgressed(log, Whose(migration.TenantId), migration.MigrationId, migration.Message);
                break;
            case StatementFinished statement:
                StatementFinished(log, Whose(statement.TenantId), statement.Command, statement.Path, statement.Line, statement.Column, Milliseconds(statement.Duration));
                break;
        }
    }

    /// <summary>Global work has no tenant; no tenant's id can be taken for it, as parentheses do not stand around one by chance.</summary>
    public static string Whose(string? tenantId) => tenantId ?? "(global)";

    private static void End(ILogger log, TenantResult result, TimeSpan? took)
    {
        if (result.Error is { } error) MigrationFailed(log, Whose(result.TenantId), error.MigrationId, error.SqlState, error.Path, error.Line, error.Column);
        if (IsDone(result)) WorkFinished(log, Whose(result.TenantId), result.Database, result.Outcome, result.Applied, Milliseconds(took ?? result.Duration));
        // When a run stops, all that remains ends like this; the run's own message counts them.
        else if (result.Outcome != TenantOutcome.NotStarted) WorkIncomplete(log, Whose(result.TenantId), result.Database, result.Outcome, result.Applied, result.Pending);
    }

    private static void Wait(ILogger log, WorkWaiting waiting)
    {
        var (whose, milliseconds) = (Whose(waiting.TenantId), Milliseconds(waiting.Delay));
        switch (waiting.Kind)
        {
            case WaitKind.Retry:
                Retry(log, whose, waiting.MigrationId, waiting.SqlState, milliseconds);
                break;
            case WaitKind.Lock:
                LockWait(log, whose, waiting.Database, milliseconds);
                break;
            case WaitKind.Connection:
                Reconnect(log, whose, waiting.Database, milliseconds);
                break;
            default:
                JournalWait(log, whose, waiting.Database, milliseconds);
                break;
        }
    }

    private static bool IsDone(TenantResult result) => result.Outcome is TenantOutcome.Done or TenantOutcome.UpToDate;

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 2);
}
