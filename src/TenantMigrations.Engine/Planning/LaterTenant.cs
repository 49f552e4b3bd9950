namespace TenantMigrations.Engine;

/// <summary>
/// Tells a tenant that came later from one whose turn has not come, for <c>applies-to: existing</c>. Both have the migration pending; an empty journal
/// proves nothing, for on the first run of a fleet, or after a canary, every existing tenant has one. What proves it is a barrier: a global that depends on
/// the migration is only applied once every active tenant has it. So a tenant is later than a migration exactly if such a global is completed in its
/// database, and none of the tenant's own completed migrations was applied before that global was. (One that has older migrations was there, suspended.)
/// Where no global depends on the migration nothing can break for a later tenant either, and it is applied to it as to everyone.
/// </summary>
internal sealed class LaterTenant(MigrationGraph graph)
{
    private readonly int[] _existingOnly =
        [.. graph.Tenants.Where(index => graph.Migrations[index].AppliesToExistingOnly && graph.Globals.Any(global => graph.Needs(global, index)))];

    /// <summary>Whether the registry asks for it at all: then the times in a tenant's own rows count.</summary>
    public bool IsAskedFor => _existingOnly.Length > 0;

    /// <summary>The migrations that the tenant does not need because it came later.</summary>
    public IReadOnlySet<int> Skips(DatabaseSnapshot snapshot, JournalView view, string tenantId)
    {
        var skips = new HashSet<int>();
        if (_existingOnly.Length == 0) return skips;

        var head = snapshot.HeadOf(tenantId);
        var completed = view.CompletedBy(head);
        DateTime? first = head == default ? null : view.Rows(tenantId).Where(IsApplied).Min(row => row.AppliedAt);
        foreach (var index in _existingOnly)
        {
            if (completed.ContainsKey(graph.Migrations[index].Id)) continue;
            if (Barrier(view, index) is { } passed && (first is null || first >= passed)) skips.Add(index);
        }

        return skips;
    }

    /// <summary>Whose rows must be read to tell, where heads alone do not.</summary>
    public HashSet<JournalKey> KeysToTell(DatabaseSnapshot snapshot, IReadOnlyList<Tenant> behind)
    {
        var keys = new HashSet<JournalKey>();
        if (_existingOnly.Length == 0 || behind.Count == 0 || snapshot.State.Global == default) return keys;

        var view = new JournalView(snapshot);
        foreach (var tenant in behind)
        {
            var head = snapshot.HeadOf(tenant.Id);
            var completed = view.CompletedBy(head);
            if (!_existingOnly.Any(index => !completed.ContainsKey(graph.Migrations[index].Id))) continue;
            keys.Add(default);
            if (head != default) keys.Add(new JournalKey(tenant.Id));
        }

        return keys;
    }

    /// <summary>When the first of the globals that depend on it was applied; null where none is.</summary>
    private DateTime? Barrier(JournalView view, int migration)
    {
        DateTime? passed = null;
        foreach (var global in graph.Globals)
        {
            if (!graph.Needs(global, migration)) continue;
            if (!view.GlobalCompleted.TryGetValue(graph.Migrations[global].Id, out var row)) continue;
            if (passed is null || row.AppliedAt < passed) passed = row.AppliedAt ?? passed;
        }

        return passed;
    }

    private static bool IsApplied(JournalEntry row) => row.Status == MigrationStatus.Completed && row.AppliedAt is not null;
}
