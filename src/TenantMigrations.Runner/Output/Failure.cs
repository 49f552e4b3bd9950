namespace TenantMigrations.Runner;

/// <summary>Results that did not end well for one and the same reason: a migration that fails for 500 tenants is one thing to read.</summary>
/// <param name="Outcome">How they ended.</param>
/// <param name="Error">The failed migration; null where none failed.</param>
/// <param name="Reason">Why they are blocked, locked or unreachable; empty where a migration failed.</param>
/// <param name="Results">Whose.</param>
internal sealed record Failure(TenantOutcome Outcome, MigrationError? Error, string Reason, IReadOnlyList<TenantResult> Results)
{
    public static IReadOnlyList<Failure> Of(RunReport report) =>
        [.. report.Global.Concat(report.Tenants)
            .Where(result => result.Outcome is not (TenantOutcome.Done or TenantOutcome.UpToDate or TenantOutcome.NotStarted))
            .GroupBy(result => (result.Outcome, result.Error, Reason: result.Error is null ? result.Reason ?? "" : "", IsGlobal: result.TenantId is null))
            .OrderBy(group => group.Key.Outcome == TenantOutcome.Failed ? 0 : 1)
            .Select(group => new Failure(group.Key.Outcome, group.Key.Error, group.Key.Reason, [.. group]))];
}
