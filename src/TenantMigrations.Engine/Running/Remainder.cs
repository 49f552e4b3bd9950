namespace TenantMigrations.Engine;

/// <summary>What is left of planned steps after another run has changed the journal.</summary>
/// <param name="Head">The head now.</param>
/// <param name="Steps">The steps that are still to be done.</param>
/// <param name="Obstacle">What stands in the way; null where nothing does.</param>
internal sealed record Remainder(JournalHead Head, IReadOnlyList<PlannedStep> Steps, string? Obstacle)
{
    /// <summary>Finds out.</summary>
    /// <param name="graph">The registry.</param>
    /// <param name="database">The database's key.</param>
    /// <param name="runId">This run; rows that it has left unfinished itself are its own to go on with.</param>
    /// <param name="steps">What was planned and is not done by this run.</param>
    /// <param name="rows">The journal's rows of the tenant, or of the globals.</param>
    public static Remainder Of(MigrationGraph graph, string database, Guid runId, IReadOnlyList<PlannedStep> steps, IReadOnlyList<JournalEntry> rows)
    {
        var head = new HeadCalculator().Of(rows);
        var completed = rows.Where(row => row.Status == MigrationStatus.Completed).ToDictionary(row => row.MigrationId, StringComparer.Ordinal);
        if (Drift.Find(graph.Registry, database, completed.Values).FirstOrDefault() is { } drift) return new Remainder(head, steps, drift.Message);

        var unfinished = rows.Where(row => row.Status is MigrationStatus.Failed or MigrationStatus.Running).ToDictionary(row => row.MigrationId, StringComparer.Ordinal);
        var left = new List<PlannedStep>();
        foreach (var step in steps)
        {
            var migration = graph.Migrations[step.Migration];
            completed.TryGetValue(migration.Id, out var row);
            if (step.Kind == StepKind.Rollback)
            {
                // Begun outside a transaction it is not completed any more, and not undone yet.
                if (row is not null || (unfinished.TryGetValue(migration.Id, out var half) && Interruption.IsOfRollback(migration, half))) left.Add(step);
            }
            else if (row is null)
            {
                left.Add(step with { Replaces = null });
            }
            else if (row.Checksum != migration.Checksum || IsReapplied(step, migration))
            {
                left.Add(step with { Replaces = row.Checksum });
            }
        }

        if (Moved(graph, left, completed) is { } moved) return new Remainder(head, left, moved);

        var stuck = unfinished.Values.FirstOrDefault(row => (row.RunId != runId || row.Status == MigrationStatus.Failed) && Interruption.NeedsRecovery(graph, row) && left.Any(step => IsFresh(step, row)));
        return new Remainder(head, left, stuck is null ? null : Interruption.Reason(stuck));

        // A step that may repeat is the recovery itself.
        bool IsFresh(PlannedStep step, JournalEntry row) => graph.Migrations[step.Migration].Id == row.MigrationId && !step.MayRepeat;
    }

    /// <summary>
    /// What another run has changed so that a step may not be done any more: something was applied that depends on what is to be undone, or something was
    /// undone that is needed. (Of the other scope the server tells, under the lock.)
    /// </summary>
    private static string? Moved(MigrationGraph graph, IReadOnlyList<PlannedStep> left, Dictionary<string, JournalEntry> completed)
    {
        var undone = left.Where(step => step.Kind == StepKind.Rollback).Select(step => step.Migration).ToHashSet();
        var applied = left.Where(step => step.Kind != StepKind.Rollback).Select(step => step.Migration).ToHashSet();
        if (undone.Count > 0)
        {
            foreach (var id in completed.Keys)
            {
                if (!graph.Registry.TryFind(id, out var index) || undone.Contains(index)) continue;
                if (undone.Any(target => graph.Needs(index, target)))
                    return $"'{id}' was applied meanwhile by another run, and depends on what is to be undone. Roll back again: the plan will name it.";
            }
        }

        foreach (var index in applied)
        {
            var scope = graph.Migrations[index].Scope;
            foreach (var needed in graph.Migrations[index].Dependencies)
            {
                var migration = graph.Migrations[needed];
                if (migration.Scope == scope && !applied.Contains(needed) && !completed.ContainsKey(migration.Id))
                    return $"'{migration.Id}' was rolled back meanwhile by another run, and '{graph.Migrations[index].Id}' depends on it. Run again: it is applied first.";
            }
        }

        return null;
    }

    /// <summary>A repeatable that runs again after a rollback although its text is the same.</summary>
    private static bool IsReapplied(PlannedStep step, MigrationDefinition migration) =>
        migration.IsRepeatable && step.Replaces == migration.Checksum;
}
