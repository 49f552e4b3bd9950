namespace TenantMigrations.Runner;

/// <summary>What was imported and what could not be, for people.</summary>
internal sealed class ImportText(TextPage page, IFailureLines failures)
{
    private const int ShownFindings = 10;

    public void Write(ImportReport report, ImportRequest request)
    {
        if (!report.Written && !request.DryRun)
        {
            foreach (var finding in report.Findings) failures.Write(finding);
            page.Blank();
            page.Line(($"{Words.Count(report.Findings.Count, "finding")}: nothing was written.", TextStyles.Bad));
            return;
        }

        foreach (var migration in report.Migrations)
            page.Line((request.DryRun ? "would write " : migration.Replaces ? "replaced " : "created ", TextStyles.Good), (migration.Scope == MigrationScope.Global ? "global " : "tenant ", TextStyles.Quiet), (Printable.Text(migration.Path), TextStyles.Strong));
        WriteNotes(report);
        page.Blank();
        page.Prose($"{Words.Count(report.Migrations.Count, "migration")}{(request.DryRun ? ". Nothing was written (--dry-run)." : $" written{(report.Notes.Count > 0 ? $"; {Words.Count(report.Notes.Count, "note")} on what was not carried over as it was" : "")}.")}");
        if (report.Findings.Count > 0)
            page.Prose($"A build will find {Words.Count(report.Findings.Count, "thing")} in them{(report.Findings.Count > ShownFindings ? $", the first {ShownFindings}" : "")}: {string.Join("; ", report.Findings.Take(ShownFindings).Select(finding => $"{finding.RuleId} in {Printable.Text(Path.GetFileName(finding.Path))}({finding.Line})"))}. 'lint' tells more.");
        if (!request.DryRun && report.Migrations.Count > 0)
            page.Prose($"Next: build. Where the fleet has them already, 'baseline --at ID' records it, ID being the last one that is applied (here: {report.Migrations[^1].MigrationId}).");
    }

    private void WriteNotes(ImportReport report)
    {
        if (report.Notes.Count == 0) return;
        page.Blank();
        foreach (var files in report.Notes.GroupBy(note => note.Message, StringComparer.Ordinal))
        {
            var paths = files.Select(note => note.Path).Distinct(StringComparer.Ordinal).ToList();
            page.Line(("note ", TextStyles.Waiting), (Printable.Text(paths[0]) + (paths.Count > 1 ? $" and {paths.Count - 1} more" : ""), TextStyles.Strong));
            page.Prose(files.Key, indent: 2);
        }
    }
}
