using Microsoft.Extensions.Logging;

namespace TenantMigrations.Engine;

/// <summary>
/// What the engine logs. Names, numbers and codes only: no SQL, no values, no connection strings, and no message of a server, which may repeat a value. Ids
/// are kept for ever and stand on the page docs/telemetry.md.
/// </summary>
internal static partial class RunLog
{
    [LoggerMessage(1000, LogLevel.Information, "Run {RunId} begins: plan {PlanHash}, {Databases} databases.")]
    public static partial void RunStarted(ILogger logger, Guid runId, string planHash, int databases);

    [LoggerMessage(1001, LogLevel.Information, "Run {RunId} ended: {Outcome}, {Tenants} tenants in {Seconds} s.")]
    public static partial void RunFinished(ILogger logger, Guid runId, RunOutcome outcome, int tenants, double seconds);

    [LoggerMessage(1002, LogLevel.Warning, "Run {RunId} ended: {Outcome}, {NotDone} of {Tenants} tenants did not get there, after {Seconds} s.")]
    public static partial void RunIncomplete(ILogger logger, Guid runId, RunOutcome outcome, int notDone, int tenants, double seconds);

    [LoggerMessage(1003, LogLevel.Information, "Run {RunId} is paused: {Reason}")]
    public static partial void RunPaused(ILogger logger, Guid runId, string? reason);

    [LoggerMessage(1004, LogLevel.Information, "The run waits: {Reason}")]
    public static partial void RunWaiting(ILogger logger, string reason);

    [LoggerMessage(1005, LogLevel.Warning, "Run {RunId} goes on without the control database: {Reason}")]
    public static partial void ControlLost(ILogger logger, Guid runId, string reason);

    [LoggerMessage(1100, LogLevel.Information, "Wave {Number} of {Waves} ({Wave}) begins: {Tenants} tenants.")]
    public static partial void WaveStarted(ILogger logger, int number, int waves, string wave, int tenants);

    [LoggerMessage(1101, LogLevel.Information, "Wave {Number} of {Waves} ({Wave}) ended: {Done} done.")]
    public static partial void WaveFinished(ILogger logger, int number, int waves, string wave, int done);

    [LoggerMessage(1102, LogLevel.Warning, "Wave {Number} of {Waves} ({Wave}) ended: {Done} done, {NotDone} not.")]
    public static partial void WaveIncomplete(ILogger logger, int number, int waves, string wave, int done, int notDone);

    [LoggerMessage(1200, LogLevel.Information, "The journal of {Database} was created or upgraded.")]
    public static partial void JournalInitialized(ILogger logger, string database);

    [LoggerMessage(1300, LogLevel.Debug, "{Tenant} in {Database} begins: {Migrations} migrations.")]
    public static partial void WorkStarted(ILogger logger, string tenant, string database, int migrations);

    [LoggerMessage(1301, LogLevel.Information, "{Tenant} in {Database} ended: {Outcome}, {Applied} migrations in {Milliseconds} ms.")]
    public static partial void WorkFinished(ILogger logger, string tenant, string database, TenantOutcome outcome, int applied, double milliseconds);

    [LoggerMessage(1302, LogLevel.Warning, "{Tenant} in {Database} did not get there: {Outcome}, {Applied} migrations done, {Pending} left.")]
    public static partial void WorkIncomplete(ILogger logger, string tenant, string database, TenantOutcome outcome, int applied, int pending);

    [LoggerMessage(1303, LogLevel.Error, "The work on {Tenant} in {Database} broke off unexpectedly.")]
    public static partial void WorkBroke(ILogger logger, Exception exception, string tenant, string database);

    [LoggerMessage(1400, LogLevel.Debug, "{Tenant}: {MigrationId} begins.")]
    public static partial void MigrationStarted(ILogger logger, string tenant, string migrationId);

    [LoggerMessage(1401, LogLevel.Debug, "{Tenant}: {MigrationId} {Outcome} in {Milliseconds} ms.")]
    public static partial void MigrationFinished(ILogger logger, string tenant, string migrationId, string outcome, double? milliseconds);

    [LoggerMessage(1402, LogLevel.Error, "{Tenant}: {MigrationId} failed with {SqlState} at {Path}({Line},{Column}). The journal and the run's report have the server's message.")]
    public static partial void MigrationFailed(ILogger logger, string tenant, string migrationId, string? sqlState, string path, int? line, int? column);

    [LoggerMessage(1403, LogLevel.Debug, "{Tenant}: {MigrationId}: {Message}")]
    public static partial void MigrationProgressed(ILogger logger, string tenant, string migrationId, string message);

    [LoggerMessage(1404, LogLevel.Trace, "{Tenant}: {Command} at {Path}({Line},{Column}) took {Milliseconds} ms.")]
    public static partial void StatementFinished(ILogger logger, string tenant, string command, string path, int? line, int? column, double milliseconds);

    [LoggerMessage(1500, LogLevel.Warning, "{Tenant}: {MigrationId} ended with {SqlState} and is tried again in {Milliseconds} ms.")]
    public static partial void Retry(ILogger logger, string tenant, string? migrationId, string? sqlState, double milliseconds);

    [LoggerMessage(1501, LogLevel.Information, "{Tenant} in {Database} waits for another run's lock, {Milliseconds} ms.")]
    public static partial void LockWait(ILogger logger, string tenant, string database, double milliseconds);

    [LoggerMessage(1502, LogLevel.Information, "{Tenant} in {Database} waits, as the journal changes under this run, {Milliseconds} ms.")]
    public static partial void JournalWait(ILogger logger, string tenant, string database, double milliseconds);

    [LoggerMessage(1503, LogLevel.Warning, "{Tenant} in {Database} lost its connection, or cannot be reached, and is tried again in {Milliseconds} ms.")]
    public static partial void Reconnect(ILogger logger, string tenant, string database, double milliseconds);

    [LoggerMessage(1504, LogLevel.Warning, "{Tenant}: {MigrationId} waits for {Sessions}.")]
    public static partial void WaitingForLock(ILogger logger, string tenant, string migrationId, string sessions);
}
