namespace TenantMigrations.Engine;

/// <summary>
/// The lists of steps of one plan, each made once for the whole fleet, whatever the number of databases: a plan is as big as its fleet has states. A hundred
/// thousand databases with five hundred pending migrations each would hold fifty million steps otherwise.
/// </summary>
internal sealed class StepLists
{
    private readonly Dictionary<(MigrationScope Scope, JournalHead Head, string Skips), PlannedStep[]> _pending = [];
    private readonly Dictionary<(IReadOnlyList<PlannedStep> Steps, int Start, int End), IReadOnlyList<PlannedStep>> _slices = [];
    private readonly Dictionary<(IReadOnlyList<PlannedStep> First, int FirstReach, IReadOnlyList<PlannedStep> Second, int SecondReach), PhaseOrder> _phases = [];
    private readonly Dictionary<string, IReadOnlyList<PlannedStep>> _rollbacks = new(StringComparer.Ordinal);
    private readonly HashSet<JournalHead> _withoutDrift = [];

    /// <summary>What is pending behind a head; heads that are equal mean the same, in whatever database.</summary>
    public PlannedStep[] Pending(MigrationScope scope, JournalHead head, string skips, Func<PlannedStep[]> make)
    {
        if (!_pending.TryGetValue((scope, head, skips), out var steps)) _pending.Add((scope, head, skips), steps = make());
        return steps;
    }

    /// <summary>What is rolled back; each tenant's own list, made one where they say the same.</summary>
    public IReadOnlyList<PlannedStep> Rollback(string said, IReadOnlyList<PlannedStep> steps) =>
        _rollbacks.TryGetValue(said, out var known) ? known : _rollbacks[said] = steps;

    /// <summary>A part of a list; all of it is the list itself.</summary>
    public IReadOnlyList<PlannedStep> Slice(IReadOnlyList<PlannedStep> steps, int start, int end)
    {
        if (start == 0 && end == steps.Count) return steps;
        if (!_slices.TryGetValue((steps, start, end), out var slice)) _slices.Add((steps, start, end), slice = [.. steps.Skip(start).Take(end - start)]);
        return slice;
    }

    /// <summary>The phases of a database's tracks; made once where a database has globals and one track, as where each tenant has a database.</summary>
    public PhaseOrder Phases(MigrationGraph graph, IReadOnlyList<PlanTrack> tracks)
    {
        if (tracks.Count > 2) return Make();
        var (first, second) = (tracks[0], tracks[^1]);
        var key = (first.Steps, first.Reach, second.Steps, second.Reach);
        if (!_phases.TryGetValue(key, out var phases)) _phases.Add(key, phases = Make());
        return phases;

        PhaseOrder Make() => new(graph, tracks.SelectMany(track => track.Steps.Take(track.Reach)));
    }

    /// <summary>Whether what goes with a head was looked at and agrees with the registry.</summary>
    public bool IsWithoutDrift(JournalHead head) => _withoutDrift.Contains(head);

    public void MarkWithoutDrift(JournalHead head) => _withoutDrift.Add(head);
}
