namespace TenantMigrations.Engine;

/// <summary>Applied migrations and a wish in, plan out: what is undone where, dependents first. A pure function.</summary>
internal static class RollbackPlanner
{
    /// <summary>Plans it.</summary>
    /// <param name="graph">The registry.</param>
    /// <param name="databases">Snapshots with all rows of the tenants that take part, and of the globals.</param>
    /// <param name="request">What is asked for; well formed.</param>
    /// <param name="wasSkipped">Whether a completed row was only recorded, so that there is nothing to undo in the database.</param>
    /// <param name="executionKey">See <see cref="MigrationPlanner.Plan"/>.</param>
    /// <exception cref="FleetException">An applied migration depends on one of them, or one cannot be undone.</exception>
    public static MigrationPlan Plan(
        MigrationGraph graph,
        IReadOnlyList<DatabaseSnapshot> databases,
        RollbackRequest request,
        Func<DatabaseSnapshot, JournalEntry, bool> wasSkipped,
        string executionKey)
    {
        var refusals = new List<string>();
        var plans = databases.OrderBy(snapshot => snapshot.Database.Key, StringComparer.Ordinal)
            .Select(snapshot => new DatabaseRollback(graph, snapshot, request, row => wasSkipped(snapshot, row)).Plan(refusals))
            .ToList();
        if (refusals.Count > 0)
        {
            const int Shown = 20;
            var rest = refusals.Count > Shown ? $"\n  … and {refusals.Count - Shown} more" : "";
            throw new FleetException(
                FleetErrorKind.Findings, $"Nothing was rolled back:\n  {string.Join("\n  ", refusals.Take(Shown))}{rest}");
        }

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
