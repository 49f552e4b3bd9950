using System.Collections.Concurrent;

namespace TenantMigrations.Engine;

/// <summary>Executes a plan over all its databases, and reports.</summary>
/// <param name="run">What the run shares.</param>
/// <param name="plan">The plan.</param>
/// <param name="fleet">All tenants, in the order of the source.</param>
/// <param name="selected">The ids of those that were asked for; null for all.</param>
/// <param name="unreachable">Databases that could not even be read, with the reason.</param>
internal sealed class FleetRun(
    RunServices run,
    MigrationPlan plan,
    IReadOnlyList<Tenant> fleet,
    IReadOnlyCollection<string>? selected,
    IReadOnlyDictionary<DatabaseAddress, string> unreachable)
{
    private readonly ConcurrentDictionary<DatabaseAddress, DatabaseRun> _databases = new();

    public async Task<RunReport> RunAsync(CancellationToken cancellationToken)
    {
        var begun = run.Time.GetTimestamp();
        run.Events.Write(new RunStarted(run.RunId, plan));

        var active = fleet.Where(tenant => tenant.State == TenantState.Active).ToLookup(tenant => tenant.Database, tenant => tenant.Id);
        var work = plan.Databases.Where(database => database.NeedsJournal || database.Phases.Count > 0 || database.Blocked.Count > 0);

        // A server's databases in turn: one that is begun is done soon, so that its connection need not be given up in between.
        await Parallel.ForEachAsync(
            work.GroupBy(database => database.Database.Server, StringComparer.Ordinal),
            new ParallelOptions { MaxDegreeOfParallelism = run.Settings.MaxConnections },
            async (server, _) => await Parallel.ForEachAsync(
                server,
                new ParallelOptions { MaxDegreeOfParallelism = run.Settings.Parallelism },
                async (database, _) =>
                {
                    var execution = new DatabaseRun(run, database, [.. active[database.Database]]);
                    _databases[database.Database] = execution;
                    await execution.RunAsync(cancellationToken).ConfigureAwait(false);
                }).ConfigureAwait(false)).ConfigureAwait(false);

        var global = plan.Databases.Select(database => _databases.GetValueOrDefault(database.Database)?.Global).OfType<TenantResult>().ToList();
        var tenants = fleet.Where(IsAskedFor).Select(ResultOf).ToList();
        var report = new RunReport
        {
            RunId = run.RunId,
            Outcome = Outcome([.. global, .. tenants], cancellationToken.IsCancellationRequested),
            PlanHash = plan.Hash,
            Duration = run.Time.GetElapsedTime(begun),
            Global = global,
            Tenants = tenants,
            SuspendedTenants = plan.SuspendedTenants,
        };
        run.Events.Write(new RunFinished(report));
        return report;
    }

    private bool IsAskedFor(Tenant tenant) =>
        tenant.State == TenantState.Active && (selected is null || selected.Contains(tenant.Id));

    private TenantResult ResultOf(Tenant tenant)
    {
        if (_databases.TryGetValue(tenant.Database, out var execution) && execution.ResultOf(tenant.Id) is { } result) return result;
        unreachable.TryGetValue(tenant.Database, out var reason);
        return new TenantResult
        {
            TenantId = tenant.Id,
            Database = tenant.Database.Key,
            Outcome = reason is null ? TenantOutcome.UpToDate : TenantOutcome.Unreachable,
            Applied = 0,
            Pending = 0,
            Failed = 0,
            Duration = TimeSpan.Zero,
            Reason = reason,
        };
    }

    // The gravest first. What was not begun had its reason elsewhere: a failure, or the cancellation.
    private RunOutcome Outcome(List<TenantResult> results, bool isCancelled)
    {
        bool Any(TenantOutcome outcome) => results.Exists(result => result.Outcome == outcome);
        if (isCancelled && Any(TenantOutcome.NotStarted)) return RunOutcome.Cancelled;
        if (Any(TenantOutcome.Failed)) return RunOutcome.Failed;
        if (unreachable.Count > 0 || Any(TenantOutcome.Unreachable)) return RunOutcome.Unreachable;
        if (Any(TenantOutcome.Locked)) return RunOutcome.Locked;
        return Any(TenantOutcome.Blocked) ? RunOutcome.Blocked : RunOutcome.Done;
    }
}
