namespace TenantMigrations.Runner;

/// <summary>A plan for people: per database and phase what runs, tenants that get the same taken together.</summary>
internal sealed class PlanText(TextPage page, MigrationRegistry registry, string name)
{
    private bool _undoes;

    public void Write(MigrationPlan plan, PlanRequest request)
    {
        var of = $"{name}, {Words.Count(registry.Migrations.Count, "migration")}";
        if (plan.IsEmpty)
        {
            page.Prose($"Nothing to do: {(request.TenantIds is null ? "all tenants are" : Words.Names([.. request.TenantIds]) + (request.TenantIds.Count == 1 ? " is" : " are"))} up to date ({of}).", TextStyles.Good);
        }
        else
        {
            page.Prose($"Plan for {of}, isolation {plan.Isolation}", TextStyles.Strong);
            foreach (var wave in plan.Waves)
            {
                page.Prose($"Wave {wave.Number} ({Printable.Text(wave.Name)}), {Words.Count(wave.Members, "tenant")}, {Working(wave)}", indent: 2);
            }

            WriteDatabases(plan);
            page.Blank();
        }

        foreach (var note in plan.Notes) page.Prose("Note: " + Printable.Text(note), TextStyles.Waiting);
        page.Line(("Hash ", TextStyles.Quiet), (plan.Hash, TextStyles.Plain));
    }

    /// <summary>What a rollback would undo, or is about to.</summary>
    public void WriteRollback(MigrationPlan plan)
    {
        var of = $"{name}, {Words.Count(registry.Migrations.Count, "migration")}";
        if (plan.IsEmpty)
        {
            page.Prose($"There is nothing to roll back ({of}).", TextStyles.Good);
            return;
        }

        _undoes = true;
        page.Prose($"Rollback of {of}, isolation {plan.Isolation}", TextStyles.Strong);
        WriteDatabases(plan);
        page.Blank();
        if (plan.SuspendedTenants.Count > 0) page.Prose($"Left out, as suspended: {Words.Names(plan.SuspendedTenants)}.", TextStyles.Waiting);
        page.Line(("Hash ", TextStyles.Quiet), (plan.Hash, TextStyles.Plain));
    }

    private void WriteDatabases(MigrationPlan plan)
    {
        foreach (var same in plan.Databases.Where(database => database.Phases.Count > 0 || database.Blocked.Count > 0).GroupBy(database => database, SameWork.Instance))
            Write([.. same]);
    }

    /// <summary>A database, or several with the same work.</summary>
    private void Write(DatabasePlan[] databases)
    {
        var (first, several) = (databases[0], databases.Length > 1);
        page.Blank();
        page.Flow(
            0,
            2,
            (several ? Words.Count(databases.Length, "database") + ": " : "Database ", TextStyles.Plain),
            (Words.Names([.. databases.Select(database => database.Database.Key)]), TextStyles.Strong),
            (first.NeedsJournal ? $", journal{(several ? "s" : "")} to be created or upgraded" : "", TextStyles.Plain),
            (first.UpToDateTenants > 0 ? $", {Words.Count(first.UpToDateTenants, "tenant")} {(_undoes ? "untouched" : "up to date")}" : "", TextStyles.Plain));
        for (var i = 0; i < first.Phases.Count; i++)
        {
            if (first.Phases.Count > 1) page.Line($"  Phase {i + 1} of {first.Phases.Count}", TextStyles.Quiet);
            if (first.Phases[i].Global is { } global) Write(several ? "global, in each" : "global", global.Steps);
            Write([.. databases.SelectMany(database => database.Phases[i].Tenants)]);
        }

        foreach (var blocked in databases.SelectMany(database => database.Blocked).GroupBy(blocked => (blocked.Migration, blocked.Reason)))
        {
            var tenants = blocked.Where(one => one.TenantId is not null).Select(one => one.TenantId!).ToArray();
            page.Flow(
                2,
                2,
                ("blocked ", TextStyles.Waiting),
                (registry.Migrations[blocked.Key.Migration].Id, TextStyles.Strong),
                (tenants.Length > 0 ? $" [{Words.Names(tenants)}]" : "", TextStyles.Quiet));
            page.Prose(Printable.Text(blocked.Key.Reason), indent: 4);
        }
    }

    /// <summary>The tenants of a phase. Mostly they share their lists; what they say decides.</summary>
    private void Write(IReadOnlyList<PlannedWork> works)
    {
        var lists = works.GroupBy<PlannedWork, IReadOnlyList<PlannedStep>>(work => work.Steps, ReferenceEqualityComparer.Instance);
        foreach (var same in lists.GroupBy(list => string.Join(' ', list.Key.Select(step => $"{step.Migration}{step.Kind}")), StringComparer.Ordinal))
        {
            var tenants = same.SelectMany(list => list).Select(work => work.Tenant!.Id).ToArray();
            Write($"{(tenants.Length == 1 ? "tenant" : Words.Count(tenants.Length, "tenant") + ":")} {Words.Names(tenants)}", same.First().Key);
        }
    }

    private static string Working(PlannedWave wave)
    {
        if (wave.Tenants.Count == 0) return "none with work";
        return $"{(wave.Tenants.Count == wave.Members ? "all" : Words.Number(wave.Tenants.Count))} with work: {Words.Names(wave.Tenants)}";
    }

    private void Write(string whose, IReadOnlyList<PlannedStep> steps)
    {
        page.Prose(whose, TextStyles.Strong, indent: 2);
        foreach (var step in steps)
        {
            var (sign, style) = step.Kind switch
            {
                StepKind.Rollback => ("- ", TextStyles.Bad),
                StepKind.Skip => ("= ", TextStyles.Quiet),
                _ => ("+ ", TextStyles.Good),
            };
            page.Flow(
                4,
                4,
                (sign, style),
                (registry.Migrations[step.Migration].Id, TextStyles.Plain),
                (Remark(step), TextStyles.Quiet),
                (step.ResumeAtStatement > 0 ? $" (goes on at statement {step.ResumeAtStatement + 1})" : "", TextStyles.Waiting));
        }
    }

    private string Remark(PlannedStep step) => step switch
    {
        { Kind: StepKind.Skip } => " (recorded only: a later tenant does not need it)",
        { RecordOnly: true } => " (recorded only)",
        { Replaces: not null } when _undoes => " (again: a rollback may have changed what it is made of)",
        { Replaces: not null } => " (again: it has changed)",
        _ => "",
    };
}
