namespace TenantMigrations.Engine;

/// <summary>What could not be done so far in one database, and therefore what cannot be done now. Thread-safe.</summary>
internal sealed class Obstacles(MigrationGraph graph)
{
    private readonly object _gate = new();
    private readonly Dictionary<PlannedStep, string> _lackingTenant = [];
    private readonly HashSet<PlannedStep> _missingGlobals = [];

    /// <summary>A tenant does not have these.</summary>
    public void Lacks(string tenantId, IEnumerable<PlannedStep> steps)
    {
        lock (_gate)
            foreach (var step in steps) _lackingTenant.TryAdd(Plain(step), tenantId);
    }

    /// <summary>These global migrations are not done.</summary>
    public void Misses(IEnumerable<PlannedStep> steps)
    {
        lock (_gate)
            foreach (var step in steps) _missingGlobals.Add(Plain(step));
    }

    /// <summary>How many of a tenant's steps can be done, and why the next one cannot.</summary>
    public (int Reach, string? Reason) ReachOfTenant(IReadOnlyList<PlannedStep> steps)
    {
        lock (_gate)
        {
            return Reach(steps, _missingGlobals, global =>
                $"needs the global migration '{graph.Migrations[global.Migration].Id}' first, which {Undone(global)} in this run.");
        }
    }

    /// <summary>How many global steps can be done, and why the next one cannot.</summary>
    public (int Reach, string? Reason) ReachOfGlobals(IReadOnlyList<PlannedStep> steps)
    {
        lock (_gate)
        {
            return Reach(steps, _lackingTenant.Keys, lacking =>
                $"waits until every active tenant {(lacking.Kind == StepKind.Rollback ? "is rid of" : "has")} '{graph.Migrations[lacking.Migration].Id}', and tenant '{_lackingTenant[lacking]}' {(lacking.Kind == StepKind.Rollback ? "still has it" : "does not have it")}.");
        }
    }

    private (int Reach, string? Reason) Reach(IReadOnlyList<PlannedStep> steps, ICollection<PlannedStep> undone, Func<PlannedStep, string> why)
    {
        if (undone.Count == 0) return (steps.Count, null);
        for (var position = 0; position < steps.Count; position++)
        {
            foreach (var other in undone)
                if (Waits(steps[position], other)) return (position, $"'{graph.Migrations[steps[position].Migration].Id}' {why(other)}");
        }

        return (steps.Count, null);
    }

    private bool Waits(PlannedStep step, PlannedStep on)
    {
        var (first, second) = (step.Kind == StepKind.Rollback, on.Kind == StepKind.Rollback);
        if (first && second) return graph.Needs(on.Migration, step.Migration);
        return !first && !second && graph.Needs(step.Migration, on.Migration);
    }

    private static string Undone(PlannedStep global) => global.Kind == StepKind.Rollback ? "was not rolled back" : "was not applied";

    // Of a migration it matters only that it is not done, whatever else differs from tenant to tenant.
    private static PlannedStep Plain(PlannedStep step) => new(step.Migration, step.Kind);
}
