namespace TenantMigrations.Engine;

/// <summary>The completed migrations of one tenant, or of the globals, and which of them are to be undone.</summary>
internal sealed class AppliedRows
{
    private readonly MigrationGraph _graph;
    private readonly SortedSet<int> _target = [];

    /// <summary>Takes them.</summary>
    /// <param name="graph">The registry.</param>
    /// <param name="tenant">The tenant; null for the globals.</param>
    /// <param name="standing">Whether it takes part.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="head">Its head.</param>
    public AppliedRows(MigrationGraph graph, Tenant? tenant, Standing standing, IReadOnlyList<JournalEntry> rows, JournalHead head)
    {
        _graph = graph;
        Tenant = tenant;
        Standing = standing;
        Head = head;
        TargetBits = graph.NoMigrations();
        Unfinished = [.. rows.Where(row => Interruption.IsHalfDone(graph, row))];
        foreach (var row in rows.Where(row => row.Status == MigrationStatus.Completed))
            if (graph.Registry.TryFind(row.MigrationId, out var index)) Completed.Add(index, row);
            else Unknown.Add(row);
        Versioned = [.. Completed.Keys.Where(index => !graph.Migrations[index].IsRepeatable)];
    }

    /// <summary>The tenant; null for the globals.</summary>
    public Tenant? Tenant { get; }

    public Standing Standing { get; }

    public JournalHead Head { get; }

    /// <summary>The completed ones that the registry knows, by index.</summary>
    public SortedDictionary<int, JournalEntry> Completed { get; } = [];

    /// <summary>The completed ones that it does not know.</summary>
    public List<JournalEntry> Unknown { get; } = [];

    public IReadOnlyList<JournalEntry> Unfinished { get; }

    /// <summary>The completed versioned ones, in the registry's order.</summary>
    public IReadOnlyList<int> Versioned { get; }

    /// <summary>The versioned ones to undo.</summary>
    public IReadOnlyCollection<int> Target => _target;

    /// <summary>The same, a bit each.</summary>
    public ulong[] TargetBits { get; }

    /// <summary>Adds one to those to undo. Returns whether it was not among them.</summary>
    public bool Undo(int index)
    {
        MigrationGraph.Add(TargetBits, index);
        return _target.Add(index);
    }

    /// <summary>
    /// The steps, newest first. Repeatables are not undone: one that loses a dependency is only recorded as gone, so that it runs again when the dependency
    /// is back; the others run again behind the rollbacks, which may have changed what they are made of.
    /// </summary>
    public IReadOnlyList<PlannedStep> Steps(ulong[] otherScope, Func<JournalEntry, bool> wasSkipped)
    {
        var repeatables = Completed.Keys.Where(index => _graph.Migrations[index].IsRepeatable).ToList();
        var lost = repeatables.Where(index => _graph.FirstNeeded(index, TargetBits) is not null || _graph.FirstNeeded(index, otherScope) is not null).ToHashSet();

        var steps = new List<PlannedStep>();
        foreach (var index in _target.Concat(lost).OrderDescending())
            steps.Add(new PlannedStep(index, StepKind.Rollback, RecordOnly: lost.Contains(index) || wasSkipped(Completed[index])));
        if (_target.Count == 0) return steps;
        foreach (var index in repeatables)
            if (!lost.Contains(index)) steps.Add(new PlannedStep(index, StepKind.Apply, Replaces: Completed[index].Checksum));
        return steps;
    }
}
