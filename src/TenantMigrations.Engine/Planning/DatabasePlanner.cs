namespace TenantMigrations.Engine;

/// <summary>Plans one database: what is pending, what blocks it, and the phases that barriers cut.</summary>
internal sealed class DatabasePlanner
{
    private readonly MigrationGraph _graph;
    private readonly DatabaseSnapshot _snapshot;
    private readonly PlanSelection _selection;
    private readonly StepLists _lists;
    private readonly JournalView _view;
    private readonly List<Tenant> _tenants;
    private readonly Dictionary<string, PlanTrack> _tracks = new(StringComparer.Ordinal);
    private PlanTrack _globals = new(default, []);

    public DatabasePlanner(MigrationGraph graph, DatabaseSnapshot snapshot, PlanSelection selection, StepLists lists)
    {
        _graph = graph;
        _snapshot = snapshot;
        _selection = selection;
        _lists = lists;
        _view = new JournalView(snapshot);
        _tenants = [.. snapshot.Tenants
            .Where(tenant => tenant.State == TenantState.Active && selection.Takes(tenant))
            .OrderBy(tenant => tenant.Id, StringComparer.Ordinal)];
    }

    /// <summary>Where the journal and the registry disagree; of tenants in the same state the first one is named.</summary>
    public IEnumerable<ValidationFinding> FindDrift()
    {
        var database = _snapshot.Database.Key;
        var global = Drift.Find(_graph.Registry, database, _view.GlobalCompleted.Values);
        return global.Concat(_tenants.DistinctBy(tenant => _snapshot.HeadOf(tenant.Id)).SelectMany(tenant => DriftOf(database, tenant)));
    }

    private IEnumerable<ValidationFinding> DriftOf(string database, Tenant tenant)
    {
        var head = _snapshot.HeadOf(tenant.Id);
        if (head == _graph.TenantHead || _lists.IsWithoutDrift(head)) return [];
        var findings = Drift.Find(_graph.Registry, database, _view.CompletedBy(head).Values).Select(finding => finding with { TenantId = tenant.Id }).ToList();
        if (findings.Count == 0) _lists.MarkWithoutDrift(head);
        return findings;
    }

    /// <summary>How many further tenants have the head of the tenant that a finding names.</summary>
    public int Companions(ValidationFinding finding)
    {
        if (finding.TenantId is null || finding.Database != _snapshot.Database.Key) return 0;
        var head = _snapshot.HeadOf(finding.TenantId);
        return _tenants.Count(tenant => _snapshot.HeadOf(tenant.Id) == head) - 1;
    }

    public DatabasePlan Plan()
    {
        _globals = GlobalTrack();
        MakeTenantTracks();
        PlanBlocks.Settle(_graph, _globals, _tracks, _selection.IsOfTenants);

        var globals = _selection.IsOfTenants ? new PlanTrack(_globals.Head, []) : _globals;
        return new DatabasePlan(
            _snapshot.Database,
            _snapshot.State.Version is not { } version || version < JournalState.CurrentVersion,
            _tenants.Count(tenant => _tracks[tenant.Id].Steps.Count == 0),
            PlanPhases.Cut(_graph, globals, _tenants, _tracks, _lists),
            Blocked(globals));
    }

    private PlanTrack GlobalTrack()
    {
        var head = _snapshot.HeadOf(null);
        if (head == _graph.GlobalHead) return new PlanTrack(head, []);
        var track = new PlanTrack(head, Pending(MigrationScope.Global, head, _view.GlobalCompleted, new HashSet<int>(), ""));
        BlockUnfinished(track, null);
        return track;
    }

    private void MakeTenantTracks()
    {
        var later = new LaterTenant(_graph);
        var shared = new Dictionary<(JournalHead Head, string Skips), PlanTrack>();
        var upToDate = new PlanTrack(_graph.TenantHead, []);
        foreach (var tenant in _tenants)
        {
            var head = _snapshot.HeadOf(tenant.Id);
            if (head == _graph.TenantHead)
            {
                _tracks.Add(tenant.Id, upToDate);
                continue;
            }

            var skips = later.Skips(_snapshot, _view, tenant.Id);
            var skipsKey = skips.Count == 0 ? "" : string.Join(',', skips.Order());
            if (_view.Unfinished(tenant.Id).Any())
            {
                var track = new PlanTrack(head, Pending(MigrationScope.Tenant, head, _view.CompletedBy(head), skips, skipsKey));
                BlockUnfinished(track, tenant.Id);
                _tracks.Add(tenant.Id, track);
                continue;
            }

            if (!shared.TryGetValue((head, skipsKey), out var common))
                shared.Add((head, skipsKey), common = new PlanTrack(head, Pending(MigrationScope.Tenant, head, _view.CompletedBy(head), skips, skipsKey)));
            _tracks.Add(tenant.Id, common);
        }
    }

    private PlannedStep[] Pending(
        MigrationScope scope, JournalHead head, IReadOnlyDictionary<string, JournalEntry> completed, IReadOnlySet<int> skips, string skipsKey) =>
        _lists.Pending(scope, head, skipsKey, () => Pending(scope, completed, skips));

    private PlannedStep[] Pending(MigrationScope scope, IReadOnlyDictionary<string, JournalEntry> completed, IReadOnlySet<int> skips)
    {
        var steps = new List<PlannedStep>();
        foreach (var index in _graph.Of(scope))
        {
            if (!_selection.Takes(index)) continue;
            var migration = _graph.Migrations[index];
            if (!completed.TryGetValue(migration.Id, out var row))
                steps.Add(new PlannedStep(index, skips.Contains(index) ? StepKind.Skip : StepKind.Apply));
            else if (migration.IsRepeatable && row.Checksum != migration.Checksum)
                steps.Add(new PlannedStep(index, StepKind.Apply, Replaces: row.Checksum));
        }

        return [.. steps];
    }

    private void BlockUnfinished(PlanTrack track, string? tenantId)
    {
        foreach (var row in _view.Unfinished(tenantId))
        {
            if (!Interruption.IsHalfDone(_graph, row)) continue;
            for (var position = 0; position < track.Steps.Count; position++)
            {
                if (_graph.Migrations[track.Steps[position].Migration].Id != row.MigrationId) continue;
                if (Interruption.GoesOn(_graph, row)) track.ResumeAt(position, row.Step);
                else track.Block(position, Interruption.Reason(row));
            }
        }
    }

    private List<BlockedMigration> Blocked(PlanTrack globals)
    {
        var blocked = new List<BlockedMigration>();
        Add(globals, null);
        foreach (var tenant in _tenants) Add(_tracks[tenant.Id], tenant.Id);
        return blocked;

        void Add(PlanTrack track, string? tenantId)
        {
            if (track.Reason is null) return;
            blocked.Add(new BlockedMigration(track.Steps[track.Reach].Migration, tenantId, track.Reason, track.Steps.Count - track.Reach - 1));
        }
    }
}
