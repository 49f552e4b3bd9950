namespace TenantMigrations.Engine;

/// <summary>The use cases <c>plan</c> and <c>run</c>.</summary>
internal sealed class Application(FleetServices fleet)
{
    private readonly DatabaseSweep _sweep = new(fleet);

    public async Task<MigrationPlan> PlanAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        var (_, plan, _, unreachable) = await PrepareAsync(request, cancellationToken).ConfigureAwait(false);
        if (unreachable.Count > 0) throw new FleetException(FleetErrorKind.Unreachable, string.Join('\n', unreachable.Values));
        return plan;
    }

    public async Task<RunReport> RunAsync(PlanRequest request, Action<RunEvent> observer, CancellationToken cancellationToken)
    {
        var (tenants, plan, steps, unreachable) = await PrepareAsync(request, cancellationToken).ConfigureAwait(false);
        return await new Execution(fleet).RunAsync(plan, steps, tenants.Tenants, request.TenantIds, unreachable, observer, cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task<(TenantFleet Tenants, MigrationPlan Plan, StepPreparer Steps, IReadOnlyDictionary<DatabaseAddress, string> Unreachable)> PrepareAsync(
        PlanRequest request,
        CancellationToken cancellationToken)
    {
        var selection = new PlanSelection(fleet.Graph, request);
        var tenants = await fleet.Tenants.ReadAsync(cancellationToken).ConfigureAwait(false);
        var selected = tenants.SelectForChange(request.TenantIds);
        var reader = new SnapshotReader(fleet.Graph);
        var answers = await _sweep.AskAsync(
            tenants.Databases(selected, withSuspended: false),
            (database, living, token) => reader.ReadAsync(
                database,
                living,
                [.. living.Where(tenant => tenant.State == TenantState.Active && selection.Takes(tenant))],
                token),
            cancellationToken).ConfigureAwait(false);

        var plan = MigrationPlanner.Plan(fleet.Graph, answers.Values, request, fleet.ExecutionKey());
        var steps = fleet.Steps();
        steps.Check(plan);
        if (request.ExpectedHash is not null)
        {
            answers.All();
            RefuseOtherPlan(request.ExpectedHash, plan);
        }

        return (tenants, plan, steps, answers.Unreachable);
    }

    private static void RefuseOtherPlan(string expected, MigrationPlan plan)
    {
        if (string.Equals(expected, plan.Hash, StringComparison.OrdinalIgnoreCase)) return;
        throw new FleetException(
            FleetErrorKind.Findings,
            $"Nothing was changed: the plan is another than the one that was agreed on ({Short(expected)}; it is {Short(plan.Hash)} now). Migrations, tenants, settings or journals have changed since. Make a new plan and have it agreed on.");
    }

    private static string Short(string hash) => hash.Length > 12 ? hash[..12] : hash;
}
