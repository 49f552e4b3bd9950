using TenantMigrations.Analysis;

namespace TenantMigrations.Runner;

/// <summary>What was written into a project or found in it, for people.</summary>
internal sealed class AuthoringText(TextPage page, IFailureLines failures)
{
    public void Write(WriteReport report, bool isDryRun)
    {
        foreach (var finding in report.Findings) failures.Write(finding);
        if (report.Findings.Count > 0)
        {
            page.Blank();
            page.Line(($"{Words.Count(report.Findings.Count, "finding")}: nothing was written.", TextStyles.Bad));
            return;
        }

        foreach (var migration in report.Migrations) Write(migration, isDryRun);
        foreach (var suggestion in report.Suggestions) Write(suggestion);
        if (isDryRun) page.Line("Nothing was written.");
    }

    public void Write(LintReport report)
    {
        foreach (var finding in report.Findings) failures.Write(finding);
        if (report.Findings.Count == 0)
        {
            page.Line(($"{Words.Count(report.Migrations, "migration")}, no findings.", TextStyles.Good));
            return;
        }

        page.Blank();
        var errors = report.Findings.Count(finding => finding.Severity == FindingSeverity.Error);
        var warnings = report.Findings.Count - errors;
        page.Line(($"{Words.Count(report.Migrations, "migration")}: {Words.Count(errors, "error")}, {Words.Count(warnings, "warning")}.", errors > 0 ? TextStyles.Bad : TextStyles.Waiting));
    }

    private void Write(SuggestedDependency suggestion) => page.Flow(
        2,
        2,
        ("may depend on ", TextStyles.Waiting),
        (Printable.Text(suggestion.MigrationId), TextStyles.Plain),
        ($", which last changed {Printable.Text(suggestion.Table)}{(suggestion.MakesBarrier ? " and is for tenants: to depend on it makes a barrier, which waits for all of them" : "")}.", TextStyles.Quiet));

    private void Write(WrittenMigration migration, bool isDryRun)
    {
        var verb = (isDryRun, migration.Replaces) switch
        {
            (true, _) => "would write ",
            (false, true) => "replaced ",
            _ => "created ",
        };
        page.Line((verb, TextStyles.Good), (migration.Scope == MigrationScope.Global ? "global " : "tenant ", TextStyles.Quiet), (Printable.Text(migration.Path), TextStyles.Strong));
        if (isDryRun)
        {
            page.Blank();
            foreach (var line in migration.Text.TrimEnd('\n').Split('\n')) page.Line("  " + Printable.Text(line), TextStyles.Plain);
            page.Blank();
        }
        else
        {
            foreach (var dependency in migration.DependsOn) page.Line("  depends on " + Printable.Text(dependency), TextStyles.Quiet);
        }
    }
}
