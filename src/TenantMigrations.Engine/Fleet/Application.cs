namespace TenantMigrations.Engine;

/// <summary>The use cases <c>plan</c> and <c>run</c>.</summary>
internal sealed class Application(FleetServices fleet)
{
    private readonly DatabaseSweep _sweep = new(fleet);

    public async Task<MigrationPlan> PlanAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        var prepared = await PrepareAsync(request, cancellationToken).ConfigureAwait(false);
        if (prepared.Unreachable.Count > 0) throw new FleetException(FleetErrorKind.Unreachable, string.Join('\n', prepared.Unreachable.Values));
        return await TellBypassAsync(prepared.Plan, cancellationToken).ConfigureAwait(false);
    }

    public async Task<RunReport> RunAsync(PlanRequest request, Action<RunEvent> observer, CancellationToken cancellationToken)
    {
        var prepared = await PrepareAsync(request, cancellationToken).ConfigureAwait(false);
        return await new Execution(fleet).RunAsync(prepared, observer, cancellationToken).ConfigureAwait(false);
    }

    private async Task<PreparedRun> PrepareAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        var tenants = await fleet.Tenants.ReadAsync(cancellationToken).ConfigureAwait(false);
        var resumed = request.Resume is { } reference
            ? await RunControl.FindResumableAsync(fleet.Control(tenants.Control), reference, cancellationToken).ConfigureAwait(false)
            : null;
        if (resumed is not null) request = Again(request, resumed.Run, tenants);

        var selection = new PlanSelection(fleet.Graph, request);
        var selected = tenants.SelectForChange(request.TenantIds);
        var assignment = Assign(request, tenants, resumed);
        var reader = new SnapshotReader(fleet.Graph);
        var answers = await _sweep.AskAsync(
            tenants.Databases(selected, withSuspended: false),
            (database, living, token) => reader.ReadAsync(
                database,
                living,
                [.. living.Where(tenant => tenant.State == TenantState.Active && selection.Takes(tenant))],
                token),
            cancellationToken).ConfigureAwait(false);

        var plan = MigrationPlanner.Plan(fleet.Graph, answers.Values, request, fleet.Execution.Key, assignment) with { Settings = fleet.Execution.Prints };
        var steps = fleet.Steps();
        steps.Check(plan);
        if (request.Agreed is not null)
        {
            answers.All();
            StalePlan.Refuse(request.Agreed, plan, fleet.Graph.Registry, tenants.Tenants);
        }

        return new PreparedRun(RunKind.Run, plan, steps, tenants, request.TenantIds)
        {
            MigrationId = request.MigrationId,
            Unreachable = answers.Unreachable,
            Resumed = resumed,
            Shard = request.Shard ?? new RunShard(0, 1),
        };
    }

    // Who agrees on a plan should know that it will be refused.
    private async Task<MigrationPlan> TellBypassAsync(MigrationPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            await new Execution(fleet).RefuseBypassAsync(plan, cancellationToken).ConfigureAwait(false);
            return plan;
        }
        catch (FleetException exception) when (exception.Kind == FleetErrorKind.Findings)
        {
            return plan with { Notes = [.. plan.Notes, $"'run' will refuse this plan. {exception.Message}"] };
        }
    }

    // Named tenants are somebody's choice already, and all of them the canary.
    private WaveAssignment? Assign(PlanRequest request, TenantFleet tenants, ResumedRun? resumed)
    {
        if (fleet.Settings.Waves.Count == 0 || request.TenantIds is not null) return null;
        var assignment = WaveAssignment.Make(fleet.Settings.Waves, tenants.Tenants);
        return resumed is null ? assignment : assignment.Keeping(resumed.Tenants.Where(tenant => tenant.Wave > 0).ToDictionary(tenant => tenant.TenantId, tenant => tenant.Wave - 1, StringComparer.Ordinal));
    }

    /// <summary>What a run was asked for when it began, for the tenants that are still there.</summary>
    private PlanRequest Again(PlanRequest request, RunRecord run, TenantFleet tenants)
    {
        string[] waves = run.TenantIds is null ? [.. fleet.Settings.Waves.Select(wave => wave.Tenants)] : [];
        if (!waves.SequenceEqual(run.Waves, StringComparer.Ordinal))
        {
            throw new FleetException(
                FleetErrorKind.Settings,
                $"Run {run.Id} began with {Words(run.Waves)}, and the settings have {Words(waves)} now. Put them back to go on with it, or begin a new run.");
        }

        if ((request.Shard?.Count ?? 1) != run.Shards)
        {
            throw new FleetException(
                FleetErrorKind.Settings,
                $"Run {run.Id} is shared by {run.Shards} {(run.Shards == 1 ? "runner" : "runners")}; go on with it {(run.Shards == 1 ? "without --shard" : $"with --shard 0/{run.Shards} to {run.Shards - 1}/{run.Shards}")}.");
        }

        var living = tenants.Tenants.Where(tenant => tenant.State == TenantState.Active).Select(tenant => tenant.Id).ToHashSet(StringComparer.Ordinal);
        string[]? asked = run.TenantIds is null ? null : [.. run.TenantIds.Where(living.Contains)];
        return asked is not []
            ? request with { TenantIds = asked, MigrationId = run.MigrationId }
            : throw new FleetException(
                FleetErrorKind.Settings,
                $"Run {run.Id} was asked for {(run.TenantIds!.Count == 1 ? "a tenant" : "tenants")}, and none of them is active in the fleet any more. Activate or list them to go on with it, or give it up (run --abandon {run.Id}).");
    }

    private static string Words(IReadOnlyList<string> waves) => waves.Count == 0 ? "no waves" : $"the waves {string.Join(" · ", waves)}";
}
