namespace TenantMigrations.Engine;

/// <summary>The completed migrations of one tenant, or of the globals, and which of them are to be undone.</summary>
internal sealed class AppliedRows
{
    private readonly MigrationGraph _graph;

    public AppliedRows(MigrationGraph graph, Tenant? tenant, IReadOnlyList<JournalEntry> rows, JournalHead head)
    {
        _graph = graph;
        Tenant = tenant;
        Head = head;
        Unfinished = [.. rows.Where(row => Interruption.NeedsRecovery(graph, row))];
        foreach (var row in rows)
            if (row.Status == MigrationStatus.Completed && graph.Registry.TryFind(row.MigrationId, out var index)) Completed.Add(index, row);
    }

    /// <summary>The tenant; null for the globals.</summary>
    public Tenant? Tenant { get; }

    public JournalHead Head { get; }

    /// <summary>The completed ones that the registry knows, by index.</summary>
    public SortedDictionary<int, JournalEntry> Completed { get; } = [];

    public IReadOnlyList<JournalEntry> Unfinished { get; }

    /// <summary>The versioned ones to undo.</summary>
    public SortedSet<int> Target { get; } = [];

    public string Who => Tenant is null ? "globally" : $"in tenant '{Tenant.Id}'";

    /// <summary>The completed versioned ones, in the registry's order.</summary>
    public IEnumerable<int> Versioned => Completed.Keys.Where(index => !_graph.Migrations[index].IsRepeatable);

    /// <summary>
    /// The steps, newest first. Repeatables are not undone: one that loses a dependency is only recorded as gone, so that it runs again when the dependency
    /// is back; the others run again behind the rollbacks, which may have changed what they are made of.
    /// </summary>
    public IReadOnlyList<PlannedStep> Steps(IReadOnlySet<int> otherScope, Func<JournalEntry, bool> wasSkipped)
    {
        var repeatables = Completed.Keys.Where(index => _graph.Migrations[index].IsRepeatable).ToList();
        var lost = repeatables.Where(index => Target.Any(undone => _graph.Needs(index, undone)) || otherScope.Any(undone => _graph.Needs(index, undone))).ToHashSet();

        var steps = new List<PlannedStep>();
        foreach (var index in Target.Concat(lost).OrderDescending())
            steps.Add(new PlannedStep(index, StepKind.Rollback, RecordOnly: lost.Contains(index) || wasSkipped(Completed[index])));
        if (Target.Count == 0) return steps;
        foreach (var index in repeatables)
            if (!lost.Contains(index)) steps.Add(new PlannedStep(index, StepKind.Apply, Replaces: Completed[index].Checksum));
        return steps;
    }
}
