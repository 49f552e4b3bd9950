using Microsoft.Extensions.Logging;

namespace TenantMigrations.Engine;

/// <summary>What the engine logs. Names and numbers only: no values of settings, no connection strings.</summary>
internal static partial class RunLog
{
    [LoggerMessage(1, LogLevel.Error, "The work on {Tenant} in {Database} broke off unexpectedly.")]
    public static partial void WorkBroke(ILogger logger, Exception exception, string tenant, string database);

    [LoggerMessage(2, LogLevel.Information, "Run {RunId} begins: plan {PlanHash}, {Databases} databases.")]
    public static partial void RunBegins(ILogger logger, Guid runId, string planHash, int databases);

    [LoggerMessage(3, LogLevel.Information, "Run {RunId} ended: {Outcome} after {Duration}.")]
    public static partial void RunEnded(ILogger logger, Guid runId, RunOutcome outcome, TimeSpan duration);

    [LoggerMessage(4, LogLevel.Warning, "Run {RunId} goes on without the control database: {Reason}")]
    public static partial void ControlLost(ILogger logger, Guid runId, string reason);
}
