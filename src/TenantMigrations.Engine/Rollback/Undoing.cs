namespace TenantMigrations.Engine;

/// <summary>The use case <c>rollback</c>.</summary>
internal sealed class Undoing(FleetServices fleet)
{
    public async Task<MigrationPlan> PlanAsync(RollbackRequest request, CancellationToken cancellationToken)
    {
        var (_, plan, _) = await PrepareAsync(request, cancellationToken).ConfigureAwait(false);
        return plan;
    }

    public async Task<RunReport> RunAsync(RollbackRequest request, Action<RunEvent> observer, CancellationToken cancellationToken)
    {
        var (tenants, plan, steps) = await PrepareAsync(request, cancellationToken).ConfigureAwait(false);

        // Straight to the observer: it has seen what will be undone before any of it is.
        observer(new RollbackPlanned(plan));
        cancellationToken.ThrowIfCancellationRequested();
        var report = await new Execution(fleet)
            .RunAsync(new PreparedRun(RunKind.Rollback, plan, steps, tenants, request.TenantIds) { MigrationId = request.MigrationId }, observer, cancellationToken)
            .ConfigureAwait(false);
        if (request.RunId is { } undone && report.Outcome == RunOutcome.Done)
            await NoteAsync(fleet.Control(tenants.Control), undone, report.RunId).ConfigureAwait(false);
        return report;
    }

    // It is rolled back, whether that can be noted or not.
    private async Task NoteAsync(IControlDatabase control, Guid undone, Guid by)
    {
        try
        {
            await control.ChangeAsync(undone, RunState.RolledBack, $"Rolled back by run {by}.", CancellationToken.None).ConfigureAwait(false);
        }
        catch (FleetException exception)
        {
            RunLog.ControlLost(fleet.Log, by, exception.Message);
        }
    }

    private async Task<(TenantFleet Tenants, MigrationPlan Plan, StepPreparer Steps)> PrepareAsync(RollbackRequest request, CancellationToken cancellationToken)
    {
        CheckRequest(request);
        var tenants = await fleet.Tenants.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (request.RunId is { } undone) await RefuseAtWorkAsync(fleet.Control(tenants.Control), undone, cancellationToken).ConfigureAwait(false);
        var selected = tenants.SelectForChange(request.TenantIds);
        var answers = await new DatabaseSweep(fleet).AskAsync(
            tenants.Databases(selected, withSuspended: false),
            (database, living, token) => ReadAsync(database, living, request, token),
            cancellationToken).ConfigureAwait(false);

        var all = answers.All();
        var histories = all.ToDictionary(answer => answer.Snapshot.Database, answer => answer.History);
        var plan = RollbackPlanner.Plan(
            fleet.Graph, [.. all.Select(answer => answer.Snapshot)], request, snapshot => histories[snapshot.Database], fleet.Execution.Key) with
        {
            Settings = fleet.Execution.Prints,
        };
        if (request.RunId is { } run && plan.IsEmpty) throw Wrong(WhyNothing(run, [.. histories.Values.SelectMany(history => history.OfRun)]));

        var steps = fleet.Steps();
        steps.Check(plan);
        return (tenants, plan, steps);
    }

    // It would go on behind the rollback. A run that was killed stays so in the control database; it is silent soon.
    private static async Task RefuseAtWorkAsync(IControlDatabase control, Guid id, CancellationToken cancellationToken)
    {
        if (control is NoControlDatabase) return;
        var found = await control.FindAsync(id.ToString(), lastOf: null, cancellationToken).ConfigureAwait(false);
        if (found.Any(run => run.State == RunState.Running && run.SilentFor < RunSteering.Alive))
        {
            throw new FleetException(
                FleetErrorKind.Locked,
                $"Nothing was rolled back: run {id} is at work, and would go on behind it. Pause it first (run --pause {id}), and roll it back when its process has ended.");
        }
    }

    private string WhyNothing(Guid run, IReadOnlyList<RunLogEntry> did)
    {
        if (did.Count == 0) return $"There is no run {run} in the databases of this fleet, or it changed nothing.";
        var applied = did.Where(RollbackHistory.IsApplied).ToList();
        if (applied.Count == 0 && did.Any(entry => entry.Kind == "rolled_back")) return $"Run {run} was a rollback itself: 'run' applies again what it undid.";
        if (applied.Count > 0 && applied.TrueForAll(entry => fleet.Graph.Registry.TryFind(entry.MigrationId, out var index) && fleet.Graph.Migrations[index].IsRepeatable))
            return $"Run {run} applied only repeatable migrations, which are not rolled back: change their files back and run, and they are applied again.";
        return $"Nothing that run {run} applied is to be undone: it is rolled back already, or a later run or a person has settled it anew, or its tenants are suspended or gone.";
    }

    private void CheckRequest(RollbackRequest request)
    {
        var registry = fleet.Graph.Registry;
        if (request is { RunId: not null, MigrationId: not null } or { RunId: not null, To: not null } or { MigrationId: not null, To: not null })
            throw Wrong("A rollback undoes one migration, or a tenant's newest ones down to one that stays, or a run: give one of --migration, --to and --run.");
        if (request is { RunId: null, MigrationId: null, TenantIds: null })
            throw Wrong("Say what to roll back: --migration ID, --tenant ID (with --to ID, the migration that stays), or --run RUN.");

        if (request.MigrationId is { } id)
        {
            if (!registry.TryFind(id, out var index)) throw PlanSelection.UnknownMigration(registry, id);
            var migration = registry.Migrations[index];
            if (migration.IsRepeatable)
                throw Wrong($"'{id}' is repeatable and is not rolled back: change its file back and run, and it is applied again.");
            if (migration.Scope == MigrationScope.Global && request.TenantIds is not null)
                throw Wrong($"'{id}' is global: it belongs to the database and cannot be rolled back for one tenant. Leave --tenant out.");
        }

        if (request.To is not { } to) return;
        if (!registry.TryFind(to, out var kept)) throw PlanSelection.UnknownMigration(registry, to);
        if (registry.Migrations[kept] is not { Scope: MigrationScope.Tenant, IsRepeatable: false })
            throw Wrong($"'{to}' is not a versioned tenant migration, so a tenant cannot be rolled back to it.");
    }

    private async Task<Answer> ReadAsync(
        IFleetDatabase database,
        IReadOnlyList<Tenant> living,
        RollbackRequest request,
        CancellationToken cancellationToken)
    {
        await JournalVersion.RefuseNewerAsync(database, cancellationToken).ConfigureAwait(false);
        HashSet<JournalKey>? keys = request.TenantIds is null ? null : [default, .. request.TenantIds.Select(id => new JournalKey(id))];
        var rows = await database.ReadEntriesAsync(keys, unfinishedOfAll: false, cancellationToken).ConfigureAwait(false);
        var heads = new HeadCalculator();
        var state = new JournalState(
            JournalState.CurrentVersion,
            heads.Of(rows.Where(row => row.TenantId is null)),
            rows.Where(row => row.TenantId is not null).GroupBy(row => row.TenantId!, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => heads.Of(group), StringComparer.Ordinal));
        var taking = keys is null ? living : [.. living.Where(tenant => keys.Contains(new JournalKey(tenant.Id)))];
        var ofRun = request.RunId is { } run ? await database.ReadRunAsync(run, cancellationToken).ConfigureAwait(false) : [];
        return new Answer(
            new DatabaseSnapshot(database.Address, taking, state, rows),
            new RollbackHistory(await SkippedAsync(database, cancellationToken).ConfigureAwait(false), ofRun));
    }

    /// <summary>What was only recorded for tenants that came later; the log knows.</summary>
    private async Task<HashSet<(string MigrationId, string? TenantId)>> SkippedAsync(IFleetDatabase database, CancellationToken cancellationToken)
    {
        string[] migrations = [.. fleet.Graph.Migrations.Where(migration => migration.AppliesToExistingOnly).Select(migration => migration.Id)];
        if (migrations.Length == 0) return [];
        var skipped = await database.ReadSkippedAsync(migrations, cancellationToken).ConfigureAwait(false);
        return [.. skipped.Select(entry => (entry.MigrationId, entry.TenantId))];
    }

    private static FleetException Wrong(string message) => new(FleetErrorKind.Settings, message);

    private sealed record Answer(DatabaseSnapshot Snapshot, RollbackHistory History);
}
