namespace TenantMigrations.Engine;

/// <summary>The first pass: each migration in order up, down, and up again, with the catalog compared each time, and its statements watched.</summary>
internal sealed class RoundTrips(VerificationSetup setup) : IAsyncDisposable
{
    private readonly List<VerificationFinding> _findings = [];
    private readonly StatementPlaces _places = new(setup);
    private readonly FindingWriter _writer = new(setup);
    private TrialSite? _site;
    private CatalogSnapshot? _before;
    private CatalogSnapshot? _applied;

    public IReadOnlyList<VerificationFinding> Findings => _findings;

    public VerificationFailure? Failure { get; private set; }

    private TrialDatabase Database => _site!.Databases[0];

    public async Task<IReadOnlyList<VerifiedMigration>> RunAsync(CancellationToken cancellationToken)
    {
        var verified = new List<VerifiedMigration>();
        await RebuildAsync(-1, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < setup.Graph.Migrations.Count; i++)
        {
            var migration = setup.Graph.Migrations[i];
            verified.Add(Failure is null
                ? await TryAsync(i, migration, cancellationToken).ConfigureAwait(false)
                : new VerifiedMigration(migration.Id, migration.Scope));
        }

        if (Failure is null) Database.Seed.RequireAll();
        return verified;
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null) await _site.DisposeAsync().ConfigureAwait(false);
        _site = null;
    }

    private async Task<VerifiedMigration> TryAsync(int index, MigrationDefinition migration, CancellationToken cancellationToken)
    {
        var (_, tenant) = _site!.PlacesOf(index).First();
        var up = await Database.TryAsync(new PlannedStep(index, StepKind.Apply), tenant, Watching.Effects, cancellationToken).ConfigureAwait(false);
        var result = new VerifiedMigration(migration.Id, migration.Scope)
        {
            Up = up.Error is null ? TrialState.Done : TrialState.Failed,
            UpTime = up.Duration,
            UpStatements = Place(index, isDown: false, up.Observations),
            Notes = [.. Notes(migration, up)],
        };
        if (up.Error is { } error)
        {
            Failure = new VerificationFailure(error, tenant?.Id);
            return result;
        }

        var first = _applied = await Database.ReadAsync(cancellationToken).ConfigureAwait(false);
        result = migration.Down is null || migration.IsRepeatable
            ? await AgainAsync(index, migration, result with { Down = TrialState.NotAsked, UpAgain = TrialState.NotAsked }, first, tenant, cancellationToken).ConfigureAwait(false)
            : await DownAndUpAsync(index, result, first, tenant, cancellationToken).ConfigureAwait(false);
        if (result is { Down: TrialState.Done or TrialState.NotAsked, UpAgain: TrialState.Done or TrialState.NotAsked })
        {
            var hasLoaded = await Database.Seed.LoadAsync(index, cancellationToken).ConfigureAwait(false);
            _before = hasLoaded ? await Database.ReadAsync(cancellationToken).ConfigureAwait(false) : _applied;
        }
        else
        {
            await RebuildAsync(index, cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    private async Task<VerifiedMigration> DownAndUpAsync(
        int index, VerifiedMigration result, CatalogSnapshot first, Tenant? tenant, CancellationToken cancellationToken)
    {
        var down = await Database.TryAsync(new PlannedStep(index, StepKind.Rollback), tenant, Watching.Effects, cancellationToken).ConfigureAwait(false);
        result = result with { DownTime = down.Duration, DownStatements = Place(index, isDown: true, down.Observations) };
        if (down.Error is { } error)
        {
            _findings.Add(FindingWriter.Failed(VerificationFindingKind.DownFails, error, "The down part fails: "));
            return result with { Down = TrialState.Failed };
        }

        var restored = await Database.ReadAsync(cancellationToken).ConfigureAwait(false);
        var found = _before!.DifferencesTo(restored);
        var differences = MovedColumn.Without(found);
        if (differences.Count < found.Count) result = result with { Notes = [.. result.Notes, "columns stand in another order: one that is dropped and comes back is the last"] };
        if (differences.Count > 0 && differences.All(ValidatedConstraint.Is))
        {
            result = result with { Notes = [.. result.Notes, $"{(differences.Count == 1 ? "a constraint stays" : "constraints stay")} validated: there is no way back from VALIDATE, and none is needed"] };
        }
        else if (differences.Count > 0)
        {
            await ExplainAsync(VerificationFindingKind.DownDoesNotRestore, index, differences, withDown: true, cancellationToken).ConfigureAwait(false);
            return result with { Down = TrialState.Differs };
        }

        return await AgainAsync(index, setup.Graph.Migrations[index], result with { Down = TrialState.Done }, first, tenant, cancellationToken).ConfigureAwait(false);
    }

    private async Task<VerifiedMigration> AgainAsync(
        int index, MigrationDefinition migration, VerifiedMigration result, CatalogSnapshot first, Tenant? tenant, CancellationToken cancellationToken)
    {
        if (migration.Down is null && !migration.IsRepeatable) return result;
        var step = new PlannedStep(index, StepKind.Apply, Replaces: migration.IsRepeatable ? migration.Checksum : null);
        var again = await Database.TryAsync(step, tenant, Watching.None, cancellationToken).ConfigureAwait(false);
        if (again.Error is { } error)
        {
            var words = migration.IsRepeatable ? "Applied a second time, the repeatable fails: " : "Up, down and up again, the up part fails: ";
            _findings.Add(FindingWriter.Failed(VerificationFindingKind.SecondUpFails, error, words));
            return result with { UpAgain = TrialState.Failed };
        }

        var second = _applied = await Database.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (MovedColumn.Without(first.DifferencesTo(second)) is not { Count: > 0 } differences) return result with { UpAgain = TrialState.Done };
        await ExplainAsync(VerificationFindingKind.SecondUpDiffers, index, differences, withDown: false, cancellationToken).ConfigureAwait(false);
        return result with { UpAgain = TrialState.Differs };
    }

    private async Task ExplainAsync(
        VerificationFindingKind kind, int index, IReadOnlyList<CatalogDifference> differences, bool withDown, CancellationToken cancellationToken)
    {
        // Roles belong to the whole server: the place that is explained in must be the only one.
        await DisposeAsync().ConfigureAwait(false);
        var changes = await new StatementCauses(setup).FindAsync(index, differences, withDown, cancellationToken).ConfigureAwait(false);
        _findings.AddRange(_writer.Differing(kind, index, changes));
    }

    /// <summary>A fresh place with all migrations up to one: what a bad down part left would spoil what follows.</summary>
    private async Task RebuildAsync(int upTo, CancellationToken cancellationToken)
    {
        await DisposeAsync().ConfigureAwait(false);
        _site = await TrialSite.CreateAsync(setup, tenants: 1, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i <= upTo; i++)
        {
            Failure = await _site.ApplyAsync(i, cancellationToken).ConfigureAwait(false);
            if (Failure is not null) return;
        }

        _before = await Database.ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    private ObservedStatement[] Place(int index, bool isDown, IReadOnlyList<StatementObservation> observations) =>
        [.. observations.Select(observation => new ObservedStatement(_places.Of(index, isDown, observation.Index), observation))];

    private static IEnumerable<string> Notes(MigrationDefinition migration, TriedStep up)
    {
        if (up.Forgiven is { } forgiven) yield return forgiven;
        if (migration.IsRepeatable) yield return "repeatable: applied twice instead of undone";
        else if (migration.Down is null) yield return $"not undone, it is irreversible: {migration.IrreversibleReason ?? "it has no down part"}";
        if (migration.Kind == MigrationKind.Code && !migration.Up.InTransaction) yield return "C# code outside a transaction: its locks are not observed";
    }
}
