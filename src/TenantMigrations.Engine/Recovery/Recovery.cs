namespace TenantMigrations.Engine;

/// <summary>The use case <c>recover</c>: finds where a migration failed or was interrupted, explains it, and settles it.</summary>
internal sealed class Recovery(FleetServices fleet)
{
    private readonly MigrationGraph _graph = fleet.Graph;
    private readonly Examination _examination = new(fleet);

    public async Task<RecoveryReport> RunAsync(RecoverRequest request, Action<RunEvent> observer, CancellationToken cancellationToken)
    {
        CheckRequest(request);
        var tenants = await fleet.Tenants.ReadAsync(cancellationToken).ConfigureAwait(false);
        var selected = tenants.SelectForChange(request.TenantIds);
        var answers = await new DatabaseSweep(fleet).AskAsync(
            tenants.Databases(selected, withSuspended: false),
            (database, living, token) => FindAsync(database, living, request, token),
            cancellationToken).ConfigureAwait(false);

        var cases = answers.All().SelectMany(found => found).ToList();
        if (cases.Count == 0) RefuseUnknown(request.MigrationId);
        if (request.Mark is null && !request.Retry) return new RecoveryReport([.. cases.Select(item => Report(item, "", settled: false))], null);

        if (cases.FirstOrDefault(item => item.Row.IsAlive) is { } alive)
        {
            throw new FleetException(
                FleetErrorKind.Locked,
                $"A process works on '{request.MigrationId}' {Who(alive)} at this moment (its lock is held{(alive.Finding?.Holder is { } holder ? $" by {holder}" : "")}), so there is nothing to settle. Wait for it, or end that process.");
        }

        return request.Mark is { } status
            ? await MarkAsync(cases, status, request.Reason!, cancellationToken).ConfigureAwait(false)
            : await RetryAsync(cases, tenants, observer, cancellationToken).ConfigureAwait(false);
    }

    private static void CheckRequest(RecoverRequest request)
    {
        if (request is { Mark: not null, Retry: true }) throw Wrong("Either it is tried again (--retry) or a person says how it stands (--mark), not both.");
        if (request.Mark is not null and not (MigrationStatus.Completed or MigrationStatus.RolledBack))
            throw Wrong("A migration can be marked 'completed' or 'rolled-back'.");
        if (request.Mark is not null && string.IsNullOrWhiteSpace(request.Reason))
            throw Wrong("--mark needs --reason: the journal keeps why a person overruled it, for those who look at it later.");
    }

    private async Task<List<Case>> FindAsync(
        IFleetDatabase database,
        IReadOnlyList<Tenant> living,
        RecoverRequest request,
        CancellationToken cancellationToken)
    {
        await JournalVersion.RefuseNewerAsync(database, cancellationToken).ConfigureAwait(false);
        HashSet<JournalKey>? keys = request.TenantIds is null ? null : [.. request.TenantIds.Select(id => new JournalKey(id))];
        // What the registry does not know can be completed, and a person may say that it is gone; to find it, all rows are needed.
        var isKnown = _graph.Registry.TryFind(request.MigrationId, out var index);
        var rows = await database.ReadEntriesAsync(keys ?? (isKnown ? [] : null), unfinishedOfAll: keys is null, cancellationToken).ConfigureAwait(false);
        var byId = living.ToDictionary(tenant => tenant.Id, StringComparer.Ordinal);
        var cases = rows
            .Where(row => row.MigrationId == request.MigrationId && IsOpen(row, isKnown))
            .Where(row => row.TenantId is null || (byId.TryGetValue(row.TenantId, out var tenant) && tenant.State == TenantState.Active))
            .Select(row => new Case(
                database.Address,
                row.TenantId is null ? null : byId[row.TenantId],
                row,
                isKnown ? _graph.Migrations[index] : Forgotten(row)))
            .ToList();
        for (var i = 0; i < cases.Count; i++)
            cases[i] = cases[i] with { Finding = await _examination.OfAsync(database, cases[i].Row, cases[i].Tenant, cancellationToken).ConfigureAwait(false) };
        return cases;
    }

    private static bool IsOpen(JournalEntry row, bool isKnown) =>
        row.Status is MigrationStatus.Failed or MigrationStatus.Running || (!isKnown && row.Status == MigrationStatus.Completed);

    private void RefuseUnknown(string id)
    {
        if (!_graph.Registry.TryFind(id, out _)) throw PlanSelection.UnknownMigration(_graph.Registry, id);
    }

    private async Task<RecoveryReport> MarkAsync(List<Case> cases, MigrationStatus status, string reason, CancellationToken cancellationToken)
    {
        var runId = Guid.NewGuid();
        var reports = new List<RecoveryCase>();
        foreach (var item in cases)
        {
            await fleet.Databases[item.Database].SettleAsync(new Settlement(item.Migration, item.Tenant?.Id, status, reason, runId, item.Row.Status), cancellationToken).ConfigureAwait(false);
            reports.Add(Report(item, $" It is marked {(status == MigrationStatus.Completed ? "completed" : "rolled back")} now: {reason}", settled: true));
        }

        return new RecoveryReport(reports, null);
    }

    private async Task<RecoveryReport> RetryAsync(List<Case> cases, TenantFleet tenants, Action<RunEvent> observer, CancellationToken cancellationToken)
    {
        if (cases.Count == 0) return new RecoveryReport([], null);
        if (!_graph.Registry.TryFind(cases[0].Migration.Id, out var index))
            throw Wrong($"'{cases[0].Migration.Id}' is not in this program, so it cannot be tried again. Deploy the build that has it, or settle it with --mark.");

        var databases = new List<DatabasePlan>();
        foreach (var group in cases.GroupBy(item => item.Database))
            databases.Add(await PlanAsync(group.Key, [.. group], index, cancellationToken).ConfigureAwait(false));

        var isolation = _graph.Registry.Settings.Isolation;
        var plan = new MigrationPlan
        {
            Isolation = isolation,
            Databases = databases,
            SuspendedTenants = [],
            Notes = [],
            Hash = PlanHash.Of(_graph, isolation, databases, "retry|" + fleet.Execution.Key),
        };
        var steps = fleet.Steps();
        steps.Check(plan);
        string[] ids = [.. cases.Select(item => item.Tenant?.Id).OfType<string>()];
        var run = await new Execution(fleet).RunAsync(
            new PreparedRun(RunKind.Recover, plan, steps, tenants, ids) { MigrationId = cases[0].Migration.Id }, observer, cancellationToken).ConfigureAwait(false);
        return new RecoveryReport([.. cases.Select(item => Outcome(item, run))], run);
    }

    private async Task<DatabasePlan> PlanAsync(DatabaseAddress address, List<Case> cases, int index, CancellationToken cancellationToken)
    {
        HashSet<JournalKey> keys = [default, .. cases.Select(item => new JournalKey(item.Tenant?.Id))];
        var rows = (await fleet.Databases[address].ReadEntriesAsync(keys, unfinishedOfAll: false, cancellationToken).ConfigureAwait(false))
            .ToLookup(row => row.TenantId);
        var heads = new HeadCalculator();

        PlannedWork Work(Case item)
        {
            var step = StepOf(item, index);
            if (step.Kind == StepKind.Apply) RefuseWithoutNeeds(item, index, rows[null].Concat(rows[item.Tenant?.Id]));
            return new PlannedWork(item.Tenant, heads.Of(rows[item.Tenant?.Id]), [step]);
        }

        return new DatabasePlan(
            address,
            NeedsJournal: false,
            UpToDateTenants: 0,
            [new PlanPhase(
                cases.Where(item => item.Tenant is null).Select(Work).FirstOrDefault(),
                [.. cases.Where(item => item.Tenant is not null).OrderBy(item => item.Tenant!.Id, StringComparer.Ordinal).Select(Work)])],
            []);
    }

    private void RefuseWithoutNeeds(Case item, int index, IEnumerable<JournalEntry> rows)
    {
        var completed = rows.Where(row => row.Status == MigrationStatus.Completed).Select(row => row.MigrationId).ToHashSet(StringComparer.Ordinal);
        foreach (var needed in item.Migration.Dependencies.Select(dependency => _graph.Migrations[dependency]))
        {
            // What a global needs of the tenants is looked at under its lock.
            if (completed.Contains(needed.Id) || (item.Tenant is null && needed.Scope == MigrationScope.Tenant)) continue;
            throw new FleetException(
                FleetErrorKind.Findings,
                $"'{_graph.Migrations[index].Id}' cannot be tried again {Who(item)}: it needs '{needed.Id}', which is not applied there. 'run' applies what is missing first.");
        }
    }

    private static PlannedStep StepOf(Case item, int index)
    {
        var rollback = Interruption.IsOfRollback(item.Migration, item.Row);
        var part = rollback ? item.Migration.Down : item.Migration.Up;
        return new PlannedStep(
            index,
            rollback ? StepKind.Rollback : StepKind.Apply,
            part is { InTransaction: false } && item.Row.Checksum == item.Migration.Checksum ? item.Row.Step : 0,
            MayRepeat: true);
    }

    private RecoveryCase Outcome(Case item, RunReport run)
    {
        var results = item.Tenant is null
            ? run.Global.Where(result => result.Database == item.Database.Key)
            : run.Tenants.Where(result => result.TenantId == item.Tenant.Id);
        var result = results.FirstOrDefault();
        var settled = result?.Outcome is TenantOutcome.Done;
        return Report(item, settled ? " It was tried again and is done." : $" It was tried again: {result?.Error?.Message ?? result?.Reason ?? "it was not begun"}", settled);
    }

    private RecoveryCase Report(Case item, string then, bool settled) =>
        new(item.Tenant?.Id, item.Database.Key, item.Row.Status, RecoveryWords.Explain(item.Migration, item.Row, item.Finding, Interruption.GoesOn(_graph, item.Row), settled) + then, settled);

    /// <summary>A migration that only the journal knows; enough of it to settle its row.</summary>
    private static MigrationDefinition Forgotten(JournalEntry row) => new()
    {
        Id = row.MigrationId,
        Name = row.MigrationId,
        Scope = row.TenantId is null ? MigrationScope.Global : MigrationScope.Tenant,
        Kind = MigrationKind.SqlFile,
        Checksum = row.Checksum,
        SourcePath = "",
        Up = new MigrationPart(),
    };

    private static string Who(Case item) => item.Tenant is null ? $"globally in {item.Database.Key}" : $"for tenant '{item.Tenant.Id}'";

    private static FleetException Wrong(string message) => new(FleetErrorKind.Settings, message);

    private sealed record Case(DatabaseAddress Database, Tenant? Tenant, JournalEntry Row, MigrationDefinition Migration)
    {
        public AttemptFinding? Finding { get; init; }
    }
}
