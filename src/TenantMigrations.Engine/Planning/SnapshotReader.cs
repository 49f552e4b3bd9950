namespace TenantMigrations.Engine;

/// <summary>
/// Reads what the planner needs of a database: one query where all is up to date, else a second one. Heads and rows come from two queries, between which
/// another run may commit; what does not fit together is read again.
/// </summary>
internal sealed class SnapshotReader(MigrationGraph graph)
{
    // A busy fleet may move between the two queries every time; then all rows are read in one, and the heads are made of them.
    private const int Attempts = 3;

    private readonly LaterTenant _later = new(graph);
    private readonly CompletedSets _known = new();

    /// <summary>Reads it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="tenants">All its tenants.</param>
    /// <param name="relevant">Those whose rows may be needed.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<DatabaseSnapshot> ReadAsync(
        IFleetDatabase database,
        IReadOnlyList<Tenant> tenants,
        IReadOnlyList<Tenant> relevant,
        CancellationToken cancellationToken)
    {
        var heads = new HeadCalculator();
        for (var attempt = 1; ; attempt++)
        {
            var state = await database.ReadStateAsync(cancellationToken).ConfigureAwait(false);
            JournalVersion.RefuseNewer(database, state);
            if (state.Version is null) return new DatabaseSnapshot(database.Address, tenants, state, []);

            var behind = relevant.Where(tenant => HeadOf(state, tenant) != graph.TenantHead).ToList();
            if (behind.Count == 0 && state.Global == graph.GlobalHead) return new DatabaseSnapshot(database.Address, tenants, state, []);

            if (attempt > Attempts)
            {
                var all = await database.ReadEntriesAsync(null, unfinishedOfAll: false, cancellationToken).ConfigureAwait(false);
                return new DatabaseSnapshot(database.Address, tenants, FromRows(state, all, heads), all);
            }

            var keys = Representatives(state, behind);
            var entries = await database.ReadEntriesAsync(keys, unfinishedOfAll: true, cancellationToken).ConfigureAwait(false);
            if (!Agree(state, keys, entries, heads)) continue;

            var snapshot = Share(new DatabaseSnapshot(database.Address, tenants, state, entries), keys);
            var latecomers = _later.KeysToTell(snapshot, behind);
            if (latecomers.Count == 0) return snapshot;

            latecomers.UnionWith(keys);
            entries = await database.ReadEntriesAsync(latecomers, unfinishedOfAll: true, cancellationToken).ConfigureAwait(false);
            if (Agree(state, latecomers, entries, heads)) return snapshot with { Entries = entries };
        }
    }

    /// <summary>One tenant of each head, and the globals where they are not up to date. Who has applied nothing has no completed rows.</summary>
    private HashSet<JournalKey> Representatives(JournalState state, List<Tenant> behind)
    {
        var keys = new HashSet<JournalKey>();
        var seen = new HashSet<JournalHead> { default };
        foreach (var tenant in behind)
            if (seen.Add(HeadOf(state, tenant)) && !_known.Knows(HeadOf(state, tenant))) keys.Add(new JournalKey(tenant.Id));
        if (state.Global != graph.GlobalHead && state.Global != default) keys.Add(default);
        return keys;
    }

    /// <summary>Keeps the completed rows of a head once for the whole fleet. Where times count, each database keeps its own.</summary>
    private DatabaseSnapshot Share(DatabaseSnapshot snapshot, HashSet<JournalKey> keys)
    {
        if (_later.IsAskedFor) return snapshot;
        foreach (var rows in snapshot.Entries.Where(row => row.TenantId is not null && keys.Contains(new JournalKey(row.TenantId))).GroupBy(row => row.TenantId!, StringComparer.Ordinal))
            _known.Add(snapshot.HeadOf(rows.Key), rows);
        return snapshot with
        {
            Known = _known,
            Entries = [.. snapshot.Entries.Where(row => row.TenantId is null || row.Status is MigrationStatus.Failed or MigrationStatus.Running)],
        };
    }

    private static bool Agree(JournalState state, HashSet<JournalKey> keys, IReadOnlyList<JournalEntry> entries, HeadCalculator heads)
    {
        var rows = entries.ToLookup(entry => new JournalKey(entry.TenantId));
        return keys.All(key => heads.Of(rows[key]) == (key.TenantId is null ? state.Global : state.Tenants.GetValueOrDefault(key.TenantId)));
    }

    private static JournalState FromRows(JournalState state, IReadOnlyList<JournalEntry> entries, HeadCalculator heads)
    {
        var rows = entries.ToLookup(entry => new JournalKey(entry.TenantId));
        return new JournalState(
            state.Version,
            heads.Of(rows[default]),
            rows.Where(group => group.Key.TenantId is not null)
                .ToDictionary(group => group.Key.TenantId!, group => heads.Of(group), StringComparer.Ordinal));
    }

    private static JournalHead HeadOf(JournalState state, Tenant tenant) => state.Tenants.GetValueOrDefault(tenant.Id);
}
