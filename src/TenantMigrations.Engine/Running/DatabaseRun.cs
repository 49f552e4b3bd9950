namespace TenantMigrations.Engine;

/// <summary>Executes the plan of one database, phase by phase: global work, then tenants side by side.</summary>
internal sealed class DatabaseRun
{
    private readonly RunServices _run;
    private readonly DatabasePlan _plan;
    private readonly IReadOnlyList<string> _barrierTenants;
    private readonly WorkRunner _works;
    private readonly Obstacles _obstacles;
    private readonly TenantProgress? _global;
    private readonly Dictionary<string, TenantProgress> _tenants = new(StringComparer.Ordinal);
    private readonly HashSet<string> _existing = new(StringComparer.Ordinal);
    private string? _unreachable;
    private int _unreachableInARow;
    private bool _isInitialized;
    private bool _hasNewGlobals;

    /// <summary>Prepares it.</summary>
    /// <param name="run">What the run shares.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="barrierTenants">All active tenants of the database.</param>
    public DatabaseRun(RunServices run, DatabasePlan plan, IReadOnlyList<string> barrierTenants)
    {
        _run = run;
        _plan = plan;
        _barrierTenants = barrierTenants;
        _works = new WorkRunner(run, IsRollback(plan));
        _obstacles = new Obstacles(run.Graph);

        var globals = plan.Phases.Sum(phase => phase.Global?.Steps.Count ?? 0);
        var blocked = plan.Blocked.ToLookup(item => item.TenantId);
        if (globals > 0 || blocked[null].Any()) _global = Progress(null, globals);
        foreach (var group in plan.Phases.SelectMany(phase => phase.Tenants).GroupBy(work => work.Tenant!.Id, StringComparer.Ordinal))
            _tenants.Add(group.Key, Progress(group.Key, group.Sum(work => work.Steps.Count)));
        foreach (var tenantId in plan.Blocked.Select(item => item.TenantId).OfType<string>())
            if (!_tenants.ContainsKey(tenantId)) _tenants.Add(tenantId, Progress(tenantId, 0));

        TenantProgress Progress(string? tenantId, int planned)
        {
            var item = blocked[tenantId].FirstOrDefault();
            return new TenantProgress(tenantId, plan.Database.Key, planned, item is null ? null : (item.Reason, item.Behind + 1));
        }
    }

    public TenantResult? Global => _global?.Result();

    /// <summary>The result of a tenant; null where the plan had nothing for it.</summary>
    public TenantResult? ResultOf(string tenantId) => _tenants.TryGetValue(tenantId, out var progress) ? progress.Result() : null;

    /// <summary>Executes a part of the plan's phases.</summary>
    public async Task RunAsync(IReadOnlyList<PlanPhase> phases, CancellationToken cancellationToken)
    {
        try
        {
            await InitializeAsync(cancellationToken).ConfigureAwait(false);
            foreach (var phase in phases)
            {
                if (phase.Global is not null) await RunGlobalAsync(phase.Global, cancellationToken).ConfigureAwait(false);
                _hasNewGlobals |= phase.Global is not null;
                await RunTenantsAsync(phase.Tenants, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (FleetException exception)
        {
            StopAll(exception.Kind == FleetErrorKind.Unreachable ? TenantOutcome.Unreachable : TenantOutcome.Failed, exception.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            StopAll(TenantOutcome.NotStarted, "Cancelled.");
        }
    }

    /// <summary>Ends it, whatever is left.</summary>
    /// <param name="reason">Why nothing further is begun; null where the plan is at its end.</param>
    public void End(string? reason)
    {
        foreach (var progress in _tenants.Values.Append(_global).OfType<TenantProgress>())
        {
            var stops = reason is not null && progress.HasMore;
            if (stops) progress.Stop(TenantOutcome.NotStarted, reason);

            // Who was never begun has had no event yet.
            if (stops || !progress.IsBegun) _run.Events.Write(new WorkFinished(progress.Result()));
        }
    }

    private static bool IsRollback(DatabasePlan plan) => plan.Phases.SelectMany(phase => phase.Global is null ? phase.Tenants : phase.Tenants.Prepend(phase.Global))
        .Any(work => work.Steps.Any(step => step.Kind == StepKind.Rollback));

    private async Task InitializeAsync(CancellationToken cancellationToken)
    {
        if (!_plan.NeedsJournal || _isInitialized) return;
        using var place = await _run.Places.TakeAsync(_plan.Database).ConfigureAwait(false);
        if (WhyNotBegin(cancellationToken) is not null) return;
        if (await _run.Databases[_plan.Database].InitializeJournalAsync(cancellationToken).ConfigureAwait(false))
            _run.Events.Write(new JournalInitialized(_plan.Database.Key));
        _isInitialized = true;
    }

    private async Task RunGlobalAsync(PlannedWork work, CancellationToken cancellationToken)
    {
        using var place = await _run.Places.TakeAsync(_plan.Database).ConfigureAwait(false);
        var progress = _global!;
        if (WhyNotBegin(cancellationToken) is { } whyNot) progress.Stop(whyNot.Outcome, whyNot.Reason);
        if (progress.IsStopped)
        {
            _obstacles.Misses(work.Steps);
            return;
        }

        var (reach, reason) = _obstacles.ReachOfGlobals(work.Steps);
        var left = await RunAsync(progress, work, reach, reason, cancellationToken).ConfigureAwait(false);
        _obstacles.Misses(left);
    }

    private async Task RunTenantsAsync(IReadOnlyList<PlannedWork> works, CancellationToken cancellationToken)
    {
        if (works.Count == 0) return;
        if (WhyNotBegin(cancellationToken) is null)
        {
            await StopMissingSchemasAsync(works, cancellationToken).ConfigureAwait(false);

            // They may have made tables or roles that were not there when the run began.
            if (_hasNewGlobals)
                await RowSecurity.RefuseBypassAsync(_run.Databases[_plan.Database], _run.Graph.Registry.Settings, _run.Settings, cancellationToken).ConfigureAwait(false);
            _hasNewGlobals = false;
        }

        var next = -1;
        var workers = Enumerable.Range(0, Math.Min(_run.Settings.Parallelism, works.Count)).Select(_ => Task.Run(WorkAsync, CancellationToken.None));
        await Task.WhenAll(workers).ConfigureAwait(false);

        async Task WorkAsync()
        {
            for (int index; (index = Interlocked.Increment(ref next)) < works.Count;)
                await RunTenantAsync(works[index], cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RunTenantAsync(PlannedWork work, CancellationToken cancellationToken)
    {
        using var place = await _run.Places.TakeAsync(_plan.Database).ConfigureAwait(false);
        var progress = _tenants[work.Tenant!.Id];
        if (WhyNotBegin(cancellationToken) is { } whyNot) progress.Stop(whyNot.Outcome, whyNot.Reason);
        if (progress.IsStopped)
        {
            _obstacles.Lacks(work.Tenant.Id, work.Steps);
            return;
        }

        var (reach, reason) = _obstacles.ReachOfTenant(work.Steps);
        var left = await RunAsync(progress, work, reach, reason, cancellationToken).ConfigureAwait(false);
        _obstacles.Lacks(work.Tenant.Id, left);
    }

    /// <summary>Runs the first steps of a work, as far as they reach. Returns those that are not done.</summary>
    private async Task<IEnumerable<PlannedStep>> RunAsync(
        TenantProgress progress,
        PlannedWork work,
        int reach,
        string? reason,
        CancellationToken cancellationToken)
    {
        IEnumerable<PlannedStep> behind = [];
        if (reach < work.Steps.Count)
        {
            behind = work.Steps.Skip(reach);
            if (reach == 0)
            {
                progress.Stop(TenantOutcome.Blocked, reason);
                return behind;
            }
        }

        progress.Begin(work.Steps.Count, work.Steps.Count - reach);
        var reachable = reach == work.Steps.Count ? work : work with { Steps = [.. work.Steps.Take(reach)] };
        var result = await _works.RunAsync(_plan.Database, reachable, work.Tenant is null ? _barrierTenants : [], cancellationToken)
            .ConfigureAwait(false);
        Count(result);
        progress.Add(result);
        if (reason is not null) progress.Stop(TenantOutcome.Blocked, reason);
        _run.Events.Write(new WorkFinished(progress.Result(), result.Duration));
        return result.Left.Concat(behind);
    }

    private void Count(WorkResult result)
    {
        if (result.Outcome == TenantOutcome.Failed) _run.Failures.Count();
        if (result.Outcome != TenantOutcome.Unreachable) Interlocked.Exchange(ref _unreachableInARow, 0);
        // One connection may break; when the next one cannot be had either, nobody waits for the remaining tenants' turns to fail.
        else if (Interlocked.Increment(ref _unreachableInARow) >= 2) Volatile.Write(ref _unreachable, result.Reason ?? "The database cannot be reached.");
    }

    private async Task StopMissingSchemasAsync(IReadOnlyList<PlannedWork> works, CancellationToken cancellationToken)
    {
        var asked = works.Select(work => work.Tenant!).Where(tenant => tenant.Schema is not null && !_existing.Contains(tenant.Id)).ToList();
        if (asked.Count == 0) return;

        var missing = (await _run.Databases[_plan.Database].FindMissingSchemasAsync([.. asked.Select(tenant => tenant.Schema!)], cancellationToken)
            .ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);
        foreach (var tenant in asked)
        {
            if (!missing.Contains(tenant.Schema!))
            {
                _existing.Add(tenant.Id);
                continue;
            }

            _run.Failures.Count();
            _tenants[tenant.Id].Stop(
                TenantOutcome.Failed,
                $"The schema \"{tenant.Schema}\" of tenant '{tenant.Id}' does not exist in {_plan.Database.Key}. Create it (CREATE SCHEMA), or correct the tenant's entry; a run does not create schemas, for a mistyped name would become an empty tenant.");
        }
    }

    private (TenantOutcome Outcome, string Reason)? WhyNotBegin(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return (TenantOutcome.NotStarted, "Not begun: the run was cancelled.");
        if (Volatile.Read(ref _unreachable) is { } unreachable) return (TenantOutcome.Unreachable, unreachable);
        return _run.Halt.Why is { } halt ? (TenantOutcome.NotStarted, $"Not begun: {halt.Words}") : null;
    }

    private void StopAll(TenantOutcome outcome, string reason)
    {
        foreach (var progress in _tenants.Values.Append(_global).OfType<TenantProgress>()) progress.Stop(outcome, reason);
    }
}
