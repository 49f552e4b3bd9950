namespace TenantMigrations.Engine;

/// <summary>Executes any plan: what pending migrations, rollbacks and retries have in common.</summary>
internal sealed class Execution(FleetServices fleet)
{
    public async Task<RunReport> RunAsync(
        MigrationPlan plan,
        StepPreparer steps,
        IReadOnlyList<Tenant> tenants,
        IReadOnlyList<string>? selected,
        IReadOnlyDictionary<DatabaseAddress, string> unreachable,
        Action<RunEvent> observer,
        CancellationToken cancellationToken)
    {
        var runId = Guid.NewGuid();
        RunLog.RunBegins(fleet.Log, runId, plan.Hash, plan.Databases.Count);
        var events = new EventStream(observer);
        await using var closing = events.ConfigureAwait(false);
        var run = new FleetRun(fleet.Run(runId, steps, events), plan, tenants, selected?.ToHashSet(StringComparer.Ordinal), unreachable);
        var report = await run.RunAsync(cancellationToken).ConfigureAwait(false);
        RunLog.RunEnded(fleet.Log, runId, report.Outcome, report.Duration);
        return report;
    }
}
