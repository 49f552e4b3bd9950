namespace TenantMigrations.Engine;

/// <summary>The rollback in one database: the targets, whatever depends on them, and the plan.</summary>
internal sealed class DatabaseRollback
{
    private readonly MigrationGraph _graph;
    private readonly DatabaseSnapshot _snapshot;
    private readonly RollbackRequest _request;
    private readonly RollbackHistory _history;
    private readonly StepLists _lists;
    private readonly AppliedRows _globals;
    private readonly List<AppliedRows> _tenants;
    private readonly ulong[] _tenantTargets;
    private readonly Dictionary<(JournalHead Head, string Steps), PlanTrack> _tracks = [];

    public DatabaseRollback(MigrationGraph graph, DatabaseSnapshot snapshot, RollbackRequest request, RollbackHistory history, StepLists lists)
    {
        _graph = graph;
        _snapshot = snapshot;
        _request = request;
        _history = history;
        _lists = lists;
        _tenantTargets = graph.NoMigrations();
        var rows = snapshot.Entries.ToLookup(row => row.TenantId);
        _globals = new AppliedRows(graph, null, Standing.Active, [.. rows[null]], snapshot.HeadOf(null));
        var listed = snapshot.Tenants.Select(tenant => tenant.Id).ToHashSet(StringComparer.Ordinal);
        var departed = rows.Select(group => group.Key).OfType<string>().Where(id => !listed.Contains(id))
            .Select(id => (Tenant: new Tenant { Id = id, Name = id, Database = snapshot.Database }, Standing.Departed));
        _tenants = [.. snapshot.Tenants.Select(tenant => (Tenant: tenant, tenant.State == TenantState.Active ? Standing.Active : Standing.Suspended))
            .Concat(departed)
            .OrderBy(entry => entry.Tenant.Id, StringComparer.Ordinal)
            .Select(entry => new AppliedRows(graph, entry.Tenant, entry.Item2, [.. rows[entry.Tenant.Id]], snapshot.HeadOf(entry.Tenant.Id)))];
    }

    private IEnumerable<AppliedRows> Everyone => _tenants.Prepend(_globals);

    /// <summary>Plans it; what forbids it goes to <paramref name="refusals"/>.</summary>
    public DatabasePlan Plan(Refusals refusals)
    {
        ChooseTargets(refusals);
        TakeDependents(refusals);
        RefuseUnknown(refusals);
        Check(refusals);

        var globals = TrackOf(_globals, _tenantTargets);
        var active = _tenants.Where(rows => rows.Standing == Standing.Active).ToList();
        var tracks = new Dictionary<string, PlanTrack>(StringComparer.Ordinal);
        foreach (var rows in active)
        {
            var track = TrackOf(rows, _globals.TargetBits);
            if (track.Steps.Count > 0) tracks.Add(rows.Tenant!.Id, track);
        }

        var working = active.Select(rows => rows.Tenant!).Where(tenant => tracks.ContainsKey(tenant.Id)).ToList();
        return new DatabasePlan(_snapshot.Database, NeedsJournal: false, active.Count - working.Count, PlanPhases.Cut(_graph, globals, working, tracks, _lists), []);
    }

    /// <summary>Tenants in the same state share one track, as in a plan that applies.</summary>
    private PlanTrack TrackOf(AppliedRows rows, ulong[] otherScope)
    {
        var steps = rows.Steps(otherScope, _history.WasSkipped);
        var said = string.Join('|', steps);
        if (!_tracks.TryGetValue((rows.Head, said), out var track)) _tracks.Add((rows.Head, said), track = new PlanTrack(rows.Head, _lists.Rollback(said, steps)));
        return track;
    }

    private void Undo(AppliedRows rows, IEnumerable<int> migrations)
    {
        foreach (var index in migrations) Undo(rows, index);
    }

    private bool Undo(AppliedRows rows, int index)
    {
        if (rows.Tenant is not null) MigrationGraph.Add(_tenantTargets, index);
        return rows.Undo(index);
    }

    private void ChooseTargets(Refusals refusals)
    {
        foreach (var rows in Everyone.Where(IsAskedFor))
        {
            if (_request.RunId is { } run) Undo(rows, rows.Versioned.Where(index => rows.Completed[index].RunId == run));
            else if (_request.MigrationId is { } id) Undo(rows, rows.Versioned.Where(index => _graph.Migrations[index].Id == id));
            else if (_request.To is { } to) Undo(rows, Behind(rows, to, refusals));
            else Undo(rows, rows.Versioned.TakeLast(1));
        }
    }

    private bool IsAskedFor(AppliedRows rows) => rows.Tenant is { } tenant
        ? rows.Standing == Standing.Active && (_request.TenantIds is null || _request.TenantIds.Contains(tenant.Id))
        : _request.TenantIds is null;

    private IEnumerable<int> Behind(AppliedRows rows, string to, Refusals refusals)
    {
        _graph.Registry.TryFind(to, out var kept);
        if (rows.Completed.ContainsKey(kept)) return rows.Versioned.Where(index => index > kept);
        refusals.Add($"'{to}' is to be kept, but it is not applied", rows, ".");
        return [];
    }

    /// <summary>Takes applied migrations that depend on a target along, where that is wanted and allowed; else refuses, naming them.</summary>
    private void TakeDependents(Refusals refusals)
    {
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var rows in Everyone)
            {
                // Who takes no part cannot be told either that a repeatable has lost what it is made of.
                var all = rows.Standing == Standing.Active ? rows.Versioned : [.. rows.Completed.Keys];
                foreach (var index in all)
                {
                    if (rows.Target.Contains(index) || FirstNeeded(rows, index) is not { } needed) continue;
                    if (Forbidden(rows) is { } why)
                        refusals.Add($"'{_graph.Migrations[index].Id}', which is applied", rows, $", depends on '{_graph.Migrations[needed].Id}'. {why}");
                    else
                        changed |= Undo(rows, index);
                }
            }
        }
    }

    private int? FirstNeeded(AppliedRows rows, int index) =>
        _graph.FirstNeeded(index, _globals.TargetBits) ?? _graph.FirstNeeded(index, rows.Tenant is null ? _tenantTargets : rows.TargetBits);

    private string? Forbidden(AppliedRows rows)
    {
        if (rows.Standing == Standing.Suspended) return "Suspended tenants are not touched: activate them first.";
        if (rows.Standing == Standing.Departed) return "The fleet does not list that tenant any more, but the journal has its rows. List it again, or have its rows removed.";
        if (!_request.Cascade) return _request.MigrationId is null ? "Roll that back first." : "Roll that back first, or take it along with --cascade.";
        return rows.Tenant is null && _request.TenantIds is not null
            ? "It is global, and with --tenant no global migration is rolled back, for all tenants would lose it. Roll it back first, without --tenant."
            : null;
    }

    /// <summary>What this program does not know may depend on anything older, and may be the newest: an older build must not roll back the wrong one.</summary>
    private void RefuseUnknown(Refusals refusals)
    {
        var ofTenants = _tenants.Exists(rows => rows.Target.Count > 0);
        foreach (var rows in Everyone)
        {
            var touched = rows.Target.Count > 0 || (rows.Tenant is null ? ofTenants : _globals.Target.Count > 0);
            if (!touched) continue;
            foreach (var row in rows.Unknown)
                refusals.Add($"'{row.MigrationId}' is applied", rows, ", and this program does not have it: it may depend on what is to be undone. Roll back with the build that has it.");
        }
    }

    private void Check(Refusals refusals)
    {
        foreach (var rows in Everyone)
        {
            foreach (var index in rows.Target)
            {
                var migration = _graph.Migrations[index];
                if (rows.Completed[index].Checksum != migration.Checksum)
                    refusals.Add($"'{migration.Id}' was edited after it was applied", rows, ": its down part need not fit what ran. Restore the file first.");
                if (migration.Down is null)
                {
                    refusals.Add($"'{migration.Id}' cannot be undone: {migration.IrreversibleReason ?? "it has no down part"}");
                    refusals.Advice = "Write a new migration that puts right what it did. What came behind it can go back without it: --migration ID, or --tenant ID --to ID.";
                }
            }

            foreach (var row in rows.Unfinished)
            {
                _graph.Registry.TryFind(row.MigrationId, out var stuck);
                if (FirstNeeded(rows, stuck) is not null || _request.MigrationId == row.MigrationId || _history.IsOfRun(row)) refusals.Add(Interruption.Reason(row));
            }
        }
    }
}
