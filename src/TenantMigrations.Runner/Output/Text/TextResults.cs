namespace TenantMigrations.Runner;

/// <summary>Results for people: the smaller ones here, the bigger ones in files of their own.</summary>
internal sealed class TextResults(TextPage page, TextWriter output, IFailureLines failures, MigrationRegistry registry, string name) : IResults
{
    public void Initialized(InitReport report)
    {
        foreach (var database in report.Databases.Where(database => database.Changed))
            page.Flow(0, 2, ("Journal created or upgraded in ", TextStyles.Plain), (Printable.Text(database.Database) + ".", TextStyles.Good));
        if (report.Databases.Count(database => !database.Changed) is > 0 and var unchanged)
            page.Prose($"The journal{(unchanged == 1 ? " is" : "s are")} in place and up to date in {Words.Count(unchanged, "database")}.");
        page.Next(NextStep.Of(report));
    }

    public void Planned(MigrationPlan plan, PlanRequest request, string? file)
    {
        new PlanText(page, registry, name).Write(plan, request);
        page.Next(NextStep.Of(plan, request, file));
    }

    public void Ran(RunReport report) => new RunText(page, failures, registry, name).Write(report, undoes: false);

    public void Run(RunDetails details) => new RunStatusText(page).Write(details);

    public void Steered(RunRecord run) => page.Prose(run.State == RunState.Paused
        ? $"Run {run.Id} was asked to pause: what is in flight ends, and nothing further is begun. 'run --resume {run.Id}' goes on."
        : $"Run {run.Id} is given up. What it applied stays applied; 'rollback --run {run.Id}' takes it back.");

    public void RollbackPlanned(MigrationPlan plan, RollbackRequest request)
    {
        new PlanText(page, registry, name).WriteRollback(plan);
        page.Next(NextStep.OfRollback(plan));
    }

    public void RolledBack(RunReport report) => new RunText(page, failures, registry, name).Write(report, undoes: true);

    public void Status(FleetStatus status)
    {
        new StatusText(page, name).Write(status);
        var next = NextStep.Of(status, registry);
        if (next is not null) page.Blank();
        page.Next(next);
    }

    public void Validated(ValidationReport report)
    {
        foreach (var same in report.Findings.GroupBy(finding => (finding.Kind, finding.MigrationId, finding.Message, finding.IsDrift, OfTenant: finding.TenantId is not null))) failures.Write([.. same]);
        if (report.Findings.Count == 0)
        {
            page.Prose($"Registry and journals agree ({name}, {Words.Count(registry.Migrations.Count, "migration")}).", TextStyles.Good);
            return;
        }

        page.Blank();
        var drift = report.Findings.Count(finding => finding.IsDrift);
        page.Prose($"{Words.Count(report.Findings.Count, "finding")}{(drift > 0 ? $", {drift} of them drift: a run stops before it changes anything." : ".")}");
    }

    public void Verified(VerificationReport report) => new VerificationText(page, failures, registry, name).Write(report);

    public void Recovered(RecoveryReport report, RecoverRequest request)
    {
        if (report.Cases.Count == 0) page.Prose($"{request.MigrationId} is neither failed nor interrupted anywhere: nothing to recover.");
        foreach (var found in report.Cases)
        {
            var whose = found.TenantId is { } tenant ? $"tenant {Printable.Text(tenant)}" : $"database {Printable.Text(found.Database)}";
            page.Flow(
                0,
                2,
                (found.Settled ? "settled " : "open    ", found.Settled ? TextStyles.Good : TextStyles.Waiting),
                (whose, TextStyles.Strong),
                ($" ({Words.Of(found.Found)})", TextStyles.Quiet));
            foreach (var line in Printable.Lines(found.Explanation)) page.Prose(line, indent: 2);
        }

        if (report.Run is null) return;
        page.Blank();
        Ran(report.Run);
    }

    public void Tenants(TenantListReport report)
    {
        new TenantsText(page).Write(report);
        var next = NextStep.Of(report);
        if (next is not null) page.Blank();
        page.Next(next);
    }

    public void Added(AddTenantReport report)
    {
        new TenantsText(page).Write(report);
        if (!report.Copied) Ran(report.Run);
    }

    public void Removed(RemoveTenantReport report) => new TenantsText(page).Write(report);

    public void StateChanged(TenantStateReport report)
    {
        new TenantsText(page).Write(report);
        page.Next(NextStep.Of(report));
    }

    public void Locked(LockReport report, LockRequest request) => new HistoryText(page, failures).Write(report, request);

    public void Rebased(RebaseReport report, RebaseRequest request)
    {
        new HistoryText(page, failures).Write(report, request);
        page.Next(NextStep.Of(report, request));
    }

    public void Written(WriteReport report, bool isDryRun)
    {
        new AuthoringText(page, failures).Write(report, isDryRun);
        page.Next(NextStep.Of(report, isDryRun));
    }

    public void Listed(ProjectTemplates templates, TenantIsolation isolation) => new TemplatesText(page, failures).Write(templates, isolation);

    public void Described(ListedTemplate template, TenantIsolation isolation) => new TemplatesText(page, failures).Write(template, isolation);

    public void Linted(LintReport report) => new AuthoringText(page, failures).Write(report);

    public void Drawn(MigrationDiagram diagram) => new DiagramText(page).Write(diagram);

    public void Imported(ImportReport report, ImportRequest request, ImportedHistory? history) => new ImportText(page, failures).Write(report, request, history);

    public void Baselined(BaselineReport report, BaselineRequest request) => new BaselineText(page).Write(report, request);

    public void Scripted(FleetScript script, string? file, string sql)
    {
        // To stdout it is the script and nothing else, unbroken whatever the terminal's width.
        if (file is null) output.Write(sql);
        else new ScriptText(page).Write(script, file);
    }

    public void Failed(Trouble trouble) => failures.Write(trouble);
}
