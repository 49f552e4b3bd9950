using System.Collections.Concurrent;

namespace TenantMigrations.Engine;

/// <summary>Executes a plan over all its databases, stage by stage, and reports.</summary>
/// <param name="run">What the run shares.</param>
/// <param name="plan">The plan; of several runners, this one's part.</param>
/// <param name="fleet">The tenants that this runner answers for, in the order of the source.</param>
/// <param name="barrierTenants">All active tenants of each database: barriers count them, whoever works on them.</param>
/// <param name="unreachable">Databases that could not even be read, with the reason.</param>
/// <param name="gates">What stands between two stages.</param>
internal sealed class FleetRun(
    RunServices run,
    MigrationPlan plan,
    IReadOnlyList<Tenant> fleet,
    ILookup<DatabaseAddress, string> barrierTenants,
    IReadOnlyDictionary<DatabaseAddress, string> unreachable,
    RolloutGates gates)
{
    private readonly ConcurrentDictionary<DatabaseAddress, DatabaseRun> _databases = new();

    public async Task<RunReport> RunAsync(CancellationToken cancellationToken)
    {
        var begun = run.Time.GetTimestamp();
        run.Events.Write(new RunStarted(run.RunId, plan));
        var stages = RolloutStages.Of(plan);
        for (var i = 0; i < stages.Count; i++)
        {
            if (!await gates.OpenAsync(stages[i], cancellationToken).ConfigureAwait(false)) break;
            await RunAsync(stages[i], cancellationToken).ConfigureAwait(false);
            await gates.CloseAsync(stages[i], Results(stages[i]), isLast: i == stages.Count - 1, cancellationToken).ConfigureAwait(false);
        }

        if (stages.Count == 0) await gates.ConcludeEarlierAsync(cancellationToken).ConfigureAwait(false);

        var stopped = cancellationToken.IsCancellationRequested ? "The run was cancelled." : run.Halt.Why?.Words;
        foreach (var database in stages.SelectMany(stage => stage.Works).Select(work => work.Plan).Distinct()) Of(database).End(stopped is null ? null : $"Not begun: {stopped}");
        return Report(begun, cancellationToken.IsCancellationRequested);
    }

    private async Task RunAsync(RolloutStage stage, CancellationToken cancellationToken)
    {
        // A server's databases in turn: one that is begun is done soon, so that its connection need not be given up in between.
        await Parallel.ForEachAsync(
            stage.Works.GroupBy(work => work.Plan.Database.Server, StringComparer.Ordinal),
            new ParallelOptions { MaxDegreeOfParallelism = run.Settings.MaxConnections },
            async (server, _) => await Parallel.ForEachAsync(
                server,
                new ParallelOptions { MaxDegreeOfParallelism = run.Settings.Parallelism },
                async (work, _) => await Of(work.Plan).RunAsync(work.Phases, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private DatabaseRun Of(DatabasePlan database) =>
        _databases.GetOrAdd(database.Database, _ => new DatabaseRun(run, database, [.. barrierTenants[database.Database]]));

    private List<TenantResult> Results(RolloutStage stage)
    {
        var results = new List<TenantResult>();
        foreach (var work in stage.Works)
        {
            var database = Of(work.Plan);
            if (database.Global is { } global && work.Phases.Any(phase => phase.Global is not null)) results.Add(global);
            results.AddRange(work.Phases.SelectMany(phase => phase.Tenants).Select(tenant => tenant.Tenant!.Id).Distinct(StringComparer.Ordinal)
                .Select(tenant => database.ResultOf(tenant)!));
        }

        return results;
    }

    private RunReport Report(long begun, bool isCancelled)
    {
        var global = plan.Databases.Select(database => _databases.GetValueOrDefault(database.Database)?.Global).OfType<TenantResult>().ToList();
        var tenants = fleet.Select(ResultOf).ToList();
        var report = new RunReport
        {
            RunId = run.RunId,
            Outcome = Outcome([.. global, .. tenants], isCancelled),
            PlanHash = plan.Hash,
            Duration = run.Time.GetElapsedTime(begun),
            Global = global,
            Tenants = tenants,
            Waves = Waves(tenants),
            StoppedBecause = run.Halt.Why?.Words,
            SuspendedTenants = plan.SuspendedTenants,
        };
        run.Events.Write(new RunFinished(report));
        return report;
    }

    private List<WaveResult> Waves(List<TenantResult> tenants)
    {
        if (plan.Waves.Count == 0) return [];
        var byId = tenants.ToDictionary(result => result.TenantId!, StringComparer.Ordinal);
        return [.. plan.Waves.Where(wave => wave.Tenants.Count > 0).Select(wave =>
        {
            var results = wave.Tenants.Select(id => byId.GetValueOrDefault(id)).OfType<TenantResult>().ToList();
            return new WaveResult(
                wave.Number, wave.Name, results.Count, results.Count(result => result.IsDone), results.Count(result => result.Outcome == TenantOutcome.Failed));
        })];
    }

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

    // The gravest first. What was not begun had its reason elsewhere: a failure, a pause, or the cancellation.
    private RunOutcome Outcome(List<TenantResult> results, bool isCancelled)
    {
        bool Any(TenantOutcome outcome) => results.Exists(result => result.Outcome == outcome);
        if (isCancelled && (gates.WasCut || Any(TenantOutcome.NotStarted))) return RunOutcome.Cancelled;
        if (Any(TenantOutcome.Failed) || gates.HasFailed) return RunOutcome.Failed;
        if (unreachable.Count > 0 || gates.IsCutOff || Any(TenantOutcome.Unreachable)) return RunOutcome.Unreachable;
        if (Any(TenantOutcome.Locked)) return RunOutcome.Locked;
        if (Any(TenantOutcome.Blocked)) return RunOutcome.Blocked;
        return run.Halt.Why switch
        {
            null => RunOutcome.Done,
            { IsPause: true } => RunOutcome.Paused,
            _ => Any(TenantOutcome.NotStarted) ? RunOutcome.Blocked : RunOutcome.Done,
        };
    }
}
