namespace TenantMigrations.Engine;

/// <summary>What people should know before they run a plan.</summary>
internal static class PlanNotes
{
    public static IReadOnlyList<string> For(
        MigrationGraph graph,
        TenantIsolation isolation,
        IReadOnlyList<DatabasePlan> databases,
        IReadOnlyList<string> suspended)
    {
        var notes = new List<string>();
        var globals = databases.SelectMany(database => database.Phases).Where(phase => phase.Global is not null)
            .SelectMany(phase => phase.Global!.Steps).Select(step => step.Migration).Distinct().Order().ToList();
        if (globals.Count > 0 && isolation != TenantIsolation.Database)
        {
            notes.Add(
                $"{Count(globals.Count, "global migration")} will reach all tenants of a database at once, before any of them could serve as a canary: under {isolation} isolation they share what it changes.");
        }

        foreach (var index in globals)
        {
            var needs = graph.OtherScopeNeeds(index);
            if (needs.Count == 0 || IsBehindBarrier(graph, index, globals)) continue;
            notes.Add(
                $"'{graph.Migrations[index].Id}' is a barrier: it waits until every active tenant of its database has {string.Join(", ", needs.Select(id => $"'{id}'"))}.");
        }

        if (suspended.Count > 0)
        {
            notes.Add(
                $"{Count(suspended.Count, "suspended tenant")} left out, also by barriers: {string.Join(", ", suspended.Take(10))}{(suspended.Count > 10 ? ", …" : "")}.");
        }

        return notes;
    }

    // What waits only because it comes behind another barrier of the plan is not named beside that one.
    private static bool IsBehindBarrier(MigrationGraph graph, int migration, List<int> planned) =>
        graph.Migrations[migration].Dependencies.All(other => graph.Migrations[other] is { Scope: MigrationScope.Tenant } tenants
            ? tenants.IsRepeatable
            : planned.Contains(other) || graph.OtherScopeNeeds(other).Count == 0);

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
