namespace TenantMigrations.Engine;

/// <summary>Applied migrations and a wish in, plan out: what is undone where, dependents first. A pure function.</summary>
internal static class RollbackPlanner
{
    /// <summary>Plans it.</summary>
    /// <param name="graph">The registry.</param>
    /// <param name="databases">Snapshots with all rows of the tenants that take part, and of the globals.</param>
    /// <param name="request">What is asked for; well formed.</param>
    /// <param name="historyOf">What the log adds to a database's rows.</param>
    /// <param name="executionKey">See <see cref="MigrationPlanner.Plan"/>.</param>
    /// <exception cref="FleetException">An applied migration depends on one of them, or one cannot be undone.</exception>
    public static MigrationPlan Plan(
        MigrationGraph graph,
        IReadOnlyList<DatabaseSnapshot> databases,
        RollbackRequest request,
        Func<DatabaseSnapshot, RollbackHistory> historyOf,
        string executionKey)
    {
        var refusals = new Refusals();
        var lists = new StepLists();
        var plans = databases.OrderBy(snapshot => snapshot.Database.Key, StringComparer.Ordinal)
            .Select(snapshot => new DatabaseRollback(graph, snapshot, request, historyOf(snapshot), lists).Plan(refusals))
            .ToList();
        refusals.Throw();

        return new MigrationPlan
        {
            Isolation = graph.Registry.Settings.Isolation,
            Databases = plans,
            SuspendedTenants = [.. databases.SelectMany(snapshot => snapshot.Tenants)
                .Where(tenant => tenant.State == TenantState.Suspended && request.TenantIds is null)
                .Select(tenant => tenant.Id).Order(StringComparer.Ordinal)],
            Notes = [],
            Hash = PlanHash.Of(graph, graph.Registry.Settings.Isolation, plans, "rollback|" + executionKey),
        };
    }
}
