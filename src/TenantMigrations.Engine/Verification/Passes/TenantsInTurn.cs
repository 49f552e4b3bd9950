namespace TenantMigrations.Engine;

/// <summary>
/// The second pass: two tenants, one after the other, each migration for both before the next, as a fleet lives it. Then everything is undone, the other way
/// round, with the rows of the seed in it.
/// </summary>
internal sealed class TenantsInTurn(VerificationSetup setup) : IAsyncDisposable
{
    private readonly List<VerificationFinding> _findings = [];
    private readonly Dictionary<string, int> _lastChanged = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ofSeed = new(StringComparer.Ordinal);
    private readonly List<(int Index, IReadOnlyList<CatalogDifference> Differences, string Tenant)> _differing = [];
    private Dictionary<TrialDatabase, CatalogSnapshot> _initial = [];
    private Dictionary<TrialDatabase, CatalogSnapshot> _now = [];
    private TrialSite? _site;

    public IReadOnlyList<VerificationFinding> Findings => _findings;

    public VerificationFailure? Failure { get; private set; }

    public TrialState State { get; private set; }

    public TrialState WholeDown { get; private set; }

    /// <summary>The first tenant, and the catalog of its database, when everything is applied.</summary>
    public (Tenant Tenant, CatalogSnapshot Catalog)? Head { get; private set; }

    /// <summary>The migration that changed something last; null where none did.</summary>
    public int? LastChanged(string subject) => _lastChanged.TryGetValue(subject, out var index) ? index : null;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < setup.Graph.Migrations.Count && Failure is null; i++) await ApplyAsync(i, cancellationToken).ConfigureAwait(false);
        State = Failure is not null ? TrialState.Failed : _differing.Count > 0 ? TrialState.Differs : TrialState.Done;
        if (Failure is null)
        {
            var (database, tenant) = _site!.Tenants.First();
            Head = (tenant, _now[database]);
            await UndoAsync(cancellationToken).ConfigureAwait(false);
        }

        await DisposeAsync().ConfigureAwait(false);
        foreach (var (index, differences, tenant) in _differing)
        {
            var changes = await new StatementCauses(setup).FindAsync(index, differences, withDown: false, cancellationToken).ConfigureAwait(false);
            _findings.AddRange(new FindingWriter(setup).Differing(VerificationFindingKind.SecondTenantDiffers, index, changes, tenant));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null) await _site.DisposeAsync().ConfigureAwait(false);
        _site = null;
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        await DisposeAsync().ConfigureAwait(false);
        _site = await TrialSite.CreateAsync(setup, tenants: 2, cancellationToken).ConfigureAwait(false);
        _initial = [];
        foreach (var database in _site.Databases) _initial.Add(database, await database.ReadAsync(cancellationToken).ConfigureAwait(false));
        _now = new Dictionary<TrialDatabase, CatalogSnapshot>(_initial);
    }

    private async Task ApplyAsync(int index, CancellationToken cancellationToken)
    {
        var deltas = new List<(Tenant Tenant, IReadOnlyList<CatalogDifference> Delta)>();
        foreach (var (database, tenant) in _site!.PlacesOf(index))
        {
            var tried = await database.TryAsync(new PlannedStep(index, StepKind.Apply), tenant, Watching.None, cancellationToken).ConfigureAwait(false);
            if (tried.Error is { } error)
            {
                Failure = new VerificationFailure(error, tenant?.Id, deltas.Count > 0 ? "for a second tenant, after it succeeded for the first" : null);
                return;
            }

            var delta = await MoveAsync(database, cancellationToken).ConfigureAwait(false);
            foreach (var change in delta) _lastChanged[change.Subject] = index;
            if (tenant is not null) deltas.Add((tenant, delta));
        }

        if (deltas.Count == 2 && CatalogDelta.Compare(deltas[0].Delta, deltas[0].Tenant, deltas[1].Delta, deltas[1].Tenant) is { Count: > 0 } differences)
            _differing.Add((index, differences, deltas[1].Tenant.Id));
        foreach (var database in _site.Databases)
        {
            if (!await database.Seed.LoadAsync(index, cancellationToken).ConfigureAwait(false)) continue;
            foreach (var change in await MoveAsync(database, cancellationToken).ConfigureAwait(false)) _ofSeed.Add(change.Subject);
        }
    }

    private async Task<IReadOnlyList<CatalogDifference>> MoveAsync(TrialDatabase database, CancellationToken cancellationToken)
    {
        var found = await database.ReadAsync(cancellationToken).ConfigureAwait(false);
        var delta = _now[database].DifferencesTo(found);
        _now[database] = found;
        return delta;
    }

    private async Task UndoAsync(CancellationToken cancellationToken)
    {
        var migrations = setup.Graph.Migrations;

        // Repeatables are never undone, and what they made would hold fast what they are made of: they are left out, in a place of its own.
        if (migrations.Any(migration => migration.IsRepeatable))
        {
            await BeginAsync(cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < migrations.Count; i++)
                if (!migrations[i].IsRepeatable) Failure ??= await _site!.ApplyAsync(i, cancellationToken).ConfigureAwait(false);
            if (Failure is not null) return;
        }

        var kept = KeptByIrreversibles();
        for (var i = migrations.Count - 1; i >= 0; i--)
        {
            if (kept.Contains(i) || migrations[i].IsRepeatable) continue;
            foreach (var (database, tenant) in _site!.PlacesOf(i).Reverse())
            {
                var tried = await database.TryAsync(new PlannedStep(i, StepKind.Rollback), tenant, Watching.None, cancellationToken).ConfigureAwait(false);
                if (tried.Error is not { } error) continue;
                _findings.Add(FindingWriter.Failed(VerificationFindingKind.WholeDownFails, error, "The down part fails when everything is undone, with what was applied behind it undone already: "));
                WholeDown = TrialState.Failed;
                return;
            }
        }

        WholeDown = kept.Count > 0 ? TrialState.NotAsked : TrialState.Done;
        if (kept.Count == 0) await CompareWithBeginningAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The irreversible migrations, and what they rest on.</summary>
    private HashSet<int> KeptByIrreversibles()
    {
        var kept = new HashSet<int>();
        for (var i = 0; i < setup.Graph.Migrations.Count; i++)
        {
            if (setup.Graph.Migrations[i] is not { Down: null, IsRepeatable: false }) continue;
            kept.Add(i);
            for (var other = 0; other < i; other++)
                if (setup.Graph.Needs(i, other)) kept.Add(other);
        }

        return kept;
    }

    private async Task CompareWithBeginningAsync(CancellationToken cancellationToken)
    {
        foreach (var (database, before) in _initial)
        {
            var found = await database.ReadAsync(cancellationToken).ConfigureAwait(false);
            var differences = MovedColumn.Without(before.DifferencesTo(found)).Where(difference => !_ofSeed.Contains(difference.Subject)).ToList();
            if (differences.Count == 0) continue;
            WholeDown = TrialState.Differs;
            foreach (var group in differences.GroupBy(difference => LastChanged(difference.Subject) ?? 0))
            {
                _findings.AddRange(new FindingWriter(setup).Differing(
                    VerificationFindingKind.WholeDownDiffers, group.Key, [.. group.Select(difference => new CatalogChange(difference, null))]));
            }

            return;
        }
    }
}
