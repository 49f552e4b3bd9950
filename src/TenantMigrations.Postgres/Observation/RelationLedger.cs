using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Observation;

/// <summary>What is known of the relations of a transaction: what it is told next is compared with it, and taken in.</summary>
internal sealed class RelationLedger
{
    private readonly Dictionary<long, SeenRelation> _known = [];
    private readonly HashSet<long> _new = [];

    /// <summary>The names of the tables that were there when it began.</summary>
    public IEnumerable<string> Tables => _known.Where(known => known.Value.Kind == RelationKind.Table && !_new.Contains(known.Key)).Select(known => known.Value.Name!);

    /// <summary>Begins a migration, or its next transaction.</summary>
    /// <param name="all">All relations.</param>
    /// <param name="isNext">Whether the migration has begun before: what it made remains its own.</param>
    public void Begin(IReadOnlyList<SeenRelation> all, bool isNext = false)
    {
        if (isNext) _new.UnionWith(all.Where(relation => !_known.ContainsKey(relation.Id)).Select(relation => relation.Id));
        else _new.Clear();
        _known.Clear();
        foreach (var relation in all.Where(relation => relation.Name is not null)) _known.Add(relation.Id, relation);
    }

    /// <summary>What happened since; by name.</summary>
    /// <param name="found">The relations on which the transaction holds locks: nothing can happen to others.</param>
    public IReadOnlyList<RelationEffect> Next(IReadOnlyList<SeenRelation> found)
    {
        var effects = new List<RelationEffect>();
        foreach (var relation in found)
        {
            if (!_known.TryGetValue(relation.Id, out var before))
            {
                if (relation.Name is null) continue;
                _new.Add(relation.Id);
                before = relation with { Scans = 0, RowsRead = 0, RowsChanged = 0, Locks = [] };
            }

            // The name of one that was dropped is known from before.
            var now = relation.Name is null ? before with { Locks = relation.Locks } : relation;
            _known[relation.Id] = now;
            var effect = Compare(before, now);
            if (effect.IsAny) effects.Add(effect);
        }

        return [.. effects.OrderBy(effect => effect.Name, StringComparer.Ordinal)];
    }

    /// <summary>What a statement did that was watched from outside.</summary>
    /// <param name="all">All relations behind it.</param>
    /// <param name="locks">The locks that it was seen to hold or to wait for.</param>
    public IReadOnlyList<RelationEffect> Outside(IReadOnlyList<SeenRelation> all, IReadOnlyDictionary<long, IReadOnlyCollection<TableLock>> locks)
    {
        var before = new Dictionary<long, SeenRelation>(_known);
        Begin(all, isNext: true);
        var effects = new List<RelationEffect>();
        foreach (var id in before.Keys.Union(_known.Keys))
        {
            var then = before.GetValueOrDefault(id);
            var now = _known.GetValueOrDefault(id) ?? then!;
            var seen = locks.TryGetValue(id, out var taken) ? taken : [];
            var effect = Compare((then ?? now) with { Locks = [] }, now with { Locks = seen }) with { Scans = null, RowsRead = null, RowsChanged = null };
            if (effect.IsAny) effects.Add(effect);
        }

        return [.. effects.OrderBy(effect => effect.Name, StringComparer.Ordinal)];
    }

    private RelationEffect Compare(SeenRelation before, SeenRelation now)
    {
        var taken = now.Locks.Except(before.Locks).ToList();
        var strongest = taken.Count == 0 ? default(TableLock?) : taken.Max();
        if (before.Locks.Count > 0 && strongest < before.Locks.Max()) strongest = null;
        return new RelationEffect(now.Name!, now.Kind)
        {
            Table = now.Table,
            IsNew = _new.Contains(now.Id),
            Lock = strongest,
            Held = now.Locks.Count == 0 ? null : now.Locks.Max(),
            IsRewritten = before.FileNode != now.FileNode && before.FileNode != 0 && now.FileNode != 0 && now.Kind != RelationKind.Sequence,
            Scans = now.Scans - before.Scans,
            RowsRead = now.RowsRead - before.RowsRead,
            RowsChanged = now.RowsChanged - before.RowsChanged,
        };
    }
}
