namespace TenantMigrations.Engine;

/// <summary>
/// The use case <c>baseline</c>: looks at the whole fleet first, and records only where nothing stands in the way anywhere. Each tenant is recorded in a
/// transaction of its own by the executor that applies migrations, under its locks; so the same command completes what was interrupted.
/// </summary>
internal sealed class Baselining(FleetServices fleet)
{
    private readonly MigrationGraph _graph = fleet.Graph;
    private readonly TenantIsolation _isolation = fleet.Graph.Registry.Settings.Isolation;

    public async Task<BaselineReport> RunAsync(BaselineRequest request, Action<string> say, CancellationToken cancellationToken)
    {
        var ranges = new BaselineRanges(_graph, request);
        var tenants = await fleet.Tenants.ReadAsync(cancellationToken).ConfigureAwait(false);
        ranges.RefuseUnknown(tenants);
        var selected = tenants.Select(request.TenantIds);
        var targets = Targets(ranges, tenants, selected, request.TenantIds is null);
        if (targets.Count == 0) throw new FleetException(FleetErrorKind.Settings, "There is nothing to record: no migration and tenant was asked for.");

        var notes = ranges.Unnamed(selected);
        var places = await JournaledAsync(targets, cancellationToken).ConfigureAwait(false);
        if (places.Exists(place => place.State == BaselineState.Journaled)) return new BaselineReport(ranges.AtId, places, notes);
        foreach (var range in ranges.All)
        {
            var toCompare = Enumerable.Range(0, targets.Count).Where(i => targets[i].Range == range && places[i].State == BaselineState.Matches).ToList();
            if (toCompare.Count == 0) continue;
            say($"Replaying {Count(range.Taken.Count(taken => taken))} in a throw-away database, to compare.");
            var example = targets[toCompare[0]].Tenant ?? (selected.Count > 0 ? selected[0] : null);
            var made = await ReplayAsync(request, range.Taken, example, tenants.Control, say, cancellationToken).ConfigureAwait(false);
            places = await CompareAsync(targets, places, toCompare, made, ranges.HistoryTables, cancellationToken).ConfigureAwait(false);
        }

        var differs = places.Exists(place => place.State == BaselineState.Differs);
        if (request.DryRun || (differs && request.AcceptBecause is null)) return new BaselineReport(ranges.AtId, places, notes);
        var reason = differs ? request.AcceptBecause : null;
        for (var i = 0; i < places.Count; i++)
            if (places[i].State != BaselineState.Unchanged) places[i] = await RecordAsync(targets[i], places[i], reason, cancellationToken).ConfigureAwait(false);
        return new BaselineReport(ranges.AtId, places, notes);
    }

    private static string Count(int migrations) => migrations == 1 ? "1 migration" : $"{migrations} migrations";

    // Tenants before the database's own migrations, which is the order in which a barrier holds at any moment.
    private List<BaselineTarget> Targets(BaselineRanges ranges, TenantFleet tenants, IReadOnlyList<Tenant> selected, bool isWhole)
    {
        var ids = selected.Select(tenant => tenant.Id).ToHashSet(StringComparer.Ordinal);
        var targets = new List<BaselineTarget>();
        foreach (var (database, living) in tenants.Databases(selected, withSuspended: true))
        {
            foreach (var tenant in living.Where(tenant => ids.Contains(tenant.Id))) Add(database, tenant, ranges.Of(tenant), _graph.Tenants);
            if (isWhole || _isolation == TenantIsolation.Database) Add(database, null, ranges.Of(database), _graph.Globals);
        }

        return targets;

        void Add(DatabaseAddress database, Tenant? tenant, BaselineRange? range, IReadOnlyList<int> migrations)
        {
            if (range is not null && migrations.Where(index => range.Taken[index]).ToArray() is { Length: > 0 } own) targets.Add(new BaselineTarget(database, tenant, own, range));
        }
    }

    /// <summary>What the journal says already: nothing, the same, or something else.</summary>
    private async Task<List<BaselinedPlace>> JournaledAsync(List<BaselineTarget> targets, CancellationToken cancellationToken)
    {
        var places = new List<BaselinedPlace>();
        foreach (var group in targets.GroupBy(target => target.Database))
        {
            var database = fleet.Databases[group.Key];
            await JournalVersion.RefuseNewerAsync(database, cancellationToken).ConfigureAwait(false);
            var missing = await database.FindMissingSchemasAsync([.. group.Select(target => target.Tenant?.Schema).OfType<string>()], cancellationToken).ConfigureAwait(false);
            if (missing.Count > 0)
                throw new FleetException(FleetErrorKind.Settings, $"{group.Key.Key}: there is no schema {string.Join(", ", missing.Select(schema => $"\"{schema}\""))}. A baseline records what is there; 'tenants add' makes what is not. Nothing was changed.");
            var keys = group.Select(target => new JournalKey(target.Tenant?.Id)).ToHashSet();
            var rows = (await database.ReadEntriesAsync(keys, unfinishedOfAll: false, cancellationToken).ConfigureAwait(false)).ToLookup(row => new JournalKey(row.TenantId));
            foreach (var target in group) places.Add(new BaselinedPlace(group.Key.Key, target.Tenant?.Id, StateOf(target, [.. rows[new JournalKey(target.Tenant?.Id)]]), target.Migrations.Count, []) { AtId = target.Range.AtId });
        }

        return places;
    }

    private BaselineState StateOf(BaselineTarget target, IReadOnlyList<JournalEntry> rows)
    {
        if (rows.Count == 0) return BaselineState.Matches;
        var completed = rows.Where(row => row.Status == MigrationStatus.Completed).ToDictionary(row => row.MigrationId, row => row.Checksum, StringComparer.Ordinal);
        return completed.Count == rows.Count && target.Migrations.All(index => completed.TryGetValue(_graph.Migrations[index].Id, out var checksum) && checksum == _graph.Migrations[index].Checksum)
            ? BaselineState.Unchanged
            : BaselineState.Journaled;
    }

    private async Task<ReplayedCatalogs> ReplayAsync(
        BaselineRequest request, bool[] taken, Tenant? example, DatabaseAddress? control, Action<string> say, CancellationToken cancellationToken)
    {
        var address = request.ReplayConnection is { } connection
            ? fleet.Resolve(connection)
            : example?.Database ?? control ?? throw new FleetException(FleetErrorKind.Settings, "There is no connection: set ConnectionString.");
        var server = await fleet.TrialServerAsync(address, cancellationToken).ConfigureAwait(false);
        await using var ending = server.ConfigureAwait(false);
        var setup = new VerificationSetup(_graph.Registry, fleet.Settings, server, [], seed: null, say);
        return await new Replay(setup).RunAsync(taken, example, cancellationToken).ConfigureAwait(false);
    }

    private async Task<List<BaselinedPlace>> CompareAsync(
        List<BaselineTarget> targets, List<BaselinedPlace> places, IReadOnlyList<int> toCompare, ReplayedCatalogs made, IReadOnlyCollection<string> histories, CancellationToken cancellationToken)
    {
        var compared = places.ToArray();
        var wholes = new System.Collections.Concurrent.ConcurrentDictionary<DatabaseAddress, Task<IReadOnlyList<CatalogDifference>>>();
        await Parallel.ForEachAsync(
            toCompare,
            new ParallelOptions { MaxDegreeOfParallelism = fleet.Settings.Parallelism, CancellationToken = cancellationToken },
            async (i, token) =>
            {
                // Where a tenant has no schema of its own, the database is looked at once for all who live in it.
                var differences = targets[i].Tenant?.Schema is null && _isolation != TenantIsolation.Schema
                    ? await wholes.GetOrAdd(targets[i].Database, _ => CatalogComparison.CompareAsync(made, targets[i], _isolation, fleet.Provisioning, histories, cancellationToken)).ConfigureAwait(false)
                    : await CatalogComparison.CompareAsync(made, targets[i], _isolation, fleet.Provisioning, histories, token).ConfigureAwait(false);
                if (differences.Count > 0) compared[i] = places[i] with { State = BaselineState.Differs, Differences = differences };
            }).ConfigureAwait(false);
        return [.. compared];
    }

    private async Task<BaselinedPlace> RecordAsync(BaselineTarget target, BaselinedPlace place, string? reason, CancellationToken cancellationToken)
    {
        var database = fleet.RecordingIn(target.Database);
        await database.InitializeJournalAsync(cancellationToken).ConfigureAwait(false);
        var steps = fleet.Steps().Prepare([.. target.Migrations.Select(index => new PlannedStep(index, StepKind.Skip, RecordOnly: true))]);
        var work = new TenantWork
        {
            Tenant = target.Tenant,
            Steps = [.. steps.Select(step => step with { IsBaseline = true, OtherScope = [] })],
            ExpectedHead = default,
            RunId = Guid.NewGuid(),
            Reason = place.State == BaselineState.Differs ? reason : null,
        };
        var outcome = await database.ExecuteAsync(work, _ => { }, cancellationToken).ConfigureAwait(false);
        if (outcome.End == WorkEnd.Done) return place with { State = BaselineState.Recorded };
        throw new FleetException(
            outcome.End == WorkEnd.Lost ? FleetErrorKind.Unreachable : FleetErrorKind.Locked,
            $"{target.Database.Key}: {(target.Tenant is null ? "the global migrations" : $"tenant '{target.Tenant.Id}'")} could not be recorded: {outcome.Failure?.Message ?? outcome.Reason ?? "another process changed the journal"}. What was recorded before stays; the same command completes it.");
    }
}
