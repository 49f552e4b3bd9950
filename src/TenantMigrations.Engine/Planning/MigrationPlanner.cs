namespace TenantMigrations.Engine;

/// <summary>
/// Registry, tenants and journals in, plan out: a pure function. Within a scope the registry's order holds, always; between the scopes only declared edges
/// do. Where a migration cannot run, those of its scope behind it wait too, and whatever depends on one of them.
/// </summary>
internal static class MigrationPlanner
{
    /// <summary>Plans what is pending.</summary>
    /// <param name="graph">The registry.</param>
    /// <param name="databases">A snapshot of each database that takes part.</param>
    /// <param name="request">What is asked for; its ids are known to exist.</param>
    /// <param name="executionKey">What else decides what is executed, such as placeholders' values; part of the hash.</param>
    /// <param name="assignment">Which tenant is in which wave; null without waves.</param>
    /// <exception cref="FleetException">A journal has drifted.</exception>
    public static MigrationPlan Plan(
        MigrationGraph graph, IReadOnlyList<DatabaseSnapshot> databases, PlanRequest request, string executionKey, WaveAssignment? assignment = null)
    {
        var selection = new PlanSelection(graph, request);
        var snapshots = databases.OrderBy(snapshot => snapshot.Database.Key, StringComparer.Ordinal).ToList();
        var lists = new StepLists();
        var planners = snapshots.ConvertAll(snapshot => new DatabasePlanner(graph, snapshot, selection, lists));

        Drift.Refuse([.. planners.SelectMany(planner => planner.FindDrift())], finding => planners.Sum(planner => planner.Companions(finding)));

        var plans = planners.ConvertAll(planner => planner.Plan());
        var waves = assignment is null ? [] : PlannedWaves.Of(assignment, snapshots, ref plans);
        var isolation = graph.Registry.Settings.Isolation;
        var suspended = snapshots.SelectMany(snapshot => snapshot.Tenants)
            .Where(tenant => tenant.State == TenantState.Suspended && selection.Takes(tenant))
            .Select(tenant => tenant.Id)
            .Order(StringComparer.Ordinal)
            .ToList();
        return new MigrationPlan
        {
            Isolation = isolation,
            Databases = plans,
            SuspendedTenants = suspended,
            Waves = waves,
            Notes = PlanNotes.For(graph, isolation, plans, suspended),
            Hash = PlanHash.Of(graph, isolation, plans, executionKey, waves),
        };
    }
}
