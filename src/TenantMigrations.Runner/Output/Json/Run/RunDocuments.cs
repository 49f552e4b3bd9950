namespace TenantMigrations.Runner;

/// <summary>Runs and rollbacks as documents.</summary>
internal static class RunDocuments
{
    public static RunDocument Of(RunReport report) => new(
        report.RunId,
        report.Outcome,
        report.PlanHash,
        Milliseconds(report.Duration),
        [.. report.Global.Select(result => new GlobalRunDocument(
            result.Database, result.Outcome, result.Applied, result.Pending, result.Failed, Milliseconds(result.Duration), Error(result), result.Reason))],
        [.. report.Tenants.Select(result => new TenantRunDocument(
            result.TenantId!, result.Database, result.Outcome, result.Applied, result.Pending, result.Failed, Milliseconds(result.Duration), Error(result), result.Reason))],
        [.. report.Waves.Select(wave => new WaveDocument(wave.Number, wave.Name, wave.Tenants, wave.Done, wave.Failed))],
        report.StoppedBecause,
        report.SuspendedTenants);

    public static RollbackDocument OfRollback(RunReport report) => new(
        report.RunId,
        report.Outcome,
        report.PlanHash,
        Milliseconds(report.Duration),
        [.. report.Global.Select(result => new GlobalRollbackDocument(
            result.Database, result.Outcome, result.Applied, result.Pending, result.Failed, Milliseconds(result.Duration), Error(result), result.Reason))],
        [.. report.Tenants.Select(result => new TenantRollbackDocument(
            result.TenantId!, result.Database, result.Outcome, result.Applied, result.Pending, result.Failed, Milliseconds(result.Duration), Error(result), result.Reason))],
        report.SuspendedTenants);

    public static MigrationErrorDocument Of(MigrationError error) =>
        new(error.MigrationId, error.Message, error.SqlState, error.Path, error.Line, error.Column);

    private static MigrationErrorDocument? Error(TenantResult result) => result.Error is { } error ? Of(error) : null;

    private static long Milliseconds(TimeSpan duration) => (long)Math.Round(duration.TotalMilliseconds);
}
