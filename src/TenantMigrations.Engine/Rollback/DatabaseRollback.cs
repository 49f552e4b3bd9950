namespace TenantMigrations.Engine;

/// <summary>The rollback in one database: the targets, whatever depends on them, and the plan.</summary>
internal sealed class DatabaseRollback
{
    private readonly MigrationGraph _graph;
    private readonly DatabaseSnapshot _snapshot;
    private readonly RollbackRequest _request;
    private readonly Func<JournalEntry, bool> _wasSkipped;
    private readonly AppliedRows _globals;
    private readonly List<AppliedRows> _tenants;

    public DatabaseRollback(MigrationGraph graph, DatabaseSnapshot snapshot, RollbackRequest request, Func<JournalEntry, bool> wasSkipped)
    {
        _graph = graph;
        _snapshot = snapshot;
        _request = request;
        _wasSkipped = wasSkipped;
        var rows = snapshot.Entries.ToLookup(row => row.TenantId);
        _globals = new AppliedRows(graph, null, [.. rows[null]], snapshot.HeadOf(null));
        _tenants = [.. snapshot.Tenants.OrderBy(tenant => tenant.Id, StringComparer.Ordinal)
            .Select(tenant => new AppliedRows(graph, tenant, [.. rows[tenant.Id]], snapshot.HeadOf(tenant.Id)))];
    }

    private IEnumerable<AppliedRows> Everyone => _tenants.Prepend(_globals);

    /// <summary>Plans it; what forbids it goes to <paramref name="refusals"/>.</summary>
    public DatabasePlan Plan(List<string> refusals)
    {
        ChooseTargets(refusals);
        TakeDependents(refusals);
        Check(refusals);

        var globals = TrackOf(_globals, _tenants.SelectMany(tenant => tenant.Target).ToHashSet());
        var tracks = new Dictionary<string, PlanTrack>(StringComparer.Ordinal);
        foreach (var tenant in _tenants)
        {
            var track = TrackOf(tenant, _globals.Target);
            if (track.Steps.Count > 0) tracks.Add(tenant.Tenant!.Id, track);
        }

        var working = _tenants.Select(tenant => tenant.Tenant!).Where(tenant => tracks.ContainsKey(tenant.Id)).ToList();
        return new DatabasePlan(
            _snapshot.Database,
            NeedsJournal: false,
            _tenants.Count - working.Count,
            PlanPhases.Cut(_graph, globals, working, tracks),
            []);
    }

    private PlanTrack TrackOf(AppliedRows rows, IReadOnlySet<int> otherScope) => new(rows.Head, rows.Steps(otherScope, _wasSkipped));

    private void ChooseTargets(List<string> refusals)
    {
        foreach (var rows in Everyone.Where(IsAskedFor))
        {
            if (_request.RunId is { } run) rows.Target.UnionWith(rows.Versioned.Where(index => rows.Completed[index].RunId == run));
            else if (_request.MigrationId is { } id) rows.Target.UnionWith(rows.Versioned.Where(index => _graph.Migrations[index].Id == id));
            else if (_request.To is { } to) rows.Target.UnionWith(Behind(rows, to, refusals));
            else rows.Target.UnionWith(rows.Versioned.TakeLast(1));
        }
    }

    private bool IsAskedFor(AppliedRows rows) => rows.Tenant is { } tenant
        ? tenant.State == TenantState.Active && (_request.TenantIds is null || _request.TenantIds.Contains(tenant.Id))
        : _request.TenantIds is null;

    private IEnumerable<int> Behind(AppliedRows rows, string to, List<string> refusals)
    {
        _graph.Registry.TryFind(to, out var kept);
        if (rows.Completed.ContainsKey(kept)) return rows.Versioned.Where(index => index > kept);
        refusals.Add($"'{to}' is to be kept, but it is not applied {rows.Who}.");
        return [];
    }

    /// <summary>Takes applied migrations that depend on a target along, where that is wanted and allowed; else refuses, naming them.</summary>
    private void TakeDependents(List<string> refusals)
    {
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var rows in Everyone)
            {
                foreach (var index in rows.Versioned.Where(index => !rows.Target.Contains(index)).ToList())
                {
                    if (FirstNeeded(rows, index) is not { } needed) continue;
                    if (Forbidden(rows) is { } why)
                    {
                        var refusal = $"'{_graph.Migrations[index].Id}', which is applied {rows.Who}, depends on '{_graph.Migrations[needed].Id}'. {why}";
                        if (!refusals.Contains(refusal)) refusals.Add(refusal);
                        continue;
                    }

                    changed |= rows.Target.Add(index);
                }
            }
        }
    }

    private int? FirstNeeded(AppliedRows rows, int index)
    {
        var targets = rows.Tenant is null ? _tenants.Prepend(_globals) : [_globals, rows];
        foreach (var other in targets)
            foreach (var target in other.Target)
                if (_graph.Needs(index, target)) return target;
        return null;
    }

    private string? Forbidden(AppliedRows rows)
    {
        if (!_request.Cascade) return "Roll that back first, or take it along with --cascade.";
        if (rows.Tenant is null && _request.TenantIds is not null)
            return "It is global, and with --tenant no global migration is rolled back, for all tenants would lose it. Roll it back first, without --tenant.";
        return rows.Tenant is { State: TenantState.Suspended } ? "The tenant is suspended, so it is not touched. Activate it first." : null;
    }

    private void Check(List<string> refusals)
    {
        foreach (var rows in Everyone)
        {
            foreach (var index in rows.Target)
            {
                var migration = _graph.Migrations[index];
                if (rows.Completed[index].Checksum != migration.Checksum)
                    Add($"'{migration.Id}' was edited after it was applied {rows.Who}: its down part need not fit what ran. Restore the file first.");
                if (migration.Down is null)
                    Add($"'{migration.Id}' cannot be undone: {migration.IrreversibleReason ?? "it has no down part"}");
            }

            foreach (var row in rows.Unfinished)
            {
                _graph.Registry.TryFind(row.MigrationId, out var stuck);
                if (rows.Target.Any(index => _graph.Needs(stuck, index)) || _request.MigrationId == row.MigrationId) Add(Interruption.Reason(row));
            }
        }

        void Add(string refusal)
        {
            if (!refusals.Contains(refusal)) refusals.Add(refusal);
        }
    }
}
