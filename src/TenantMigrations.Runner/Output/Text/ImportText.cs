namespace TenantMigrations.Runner;

/// <summary>What was imported and what could not be, for people.</summary>
internal sealed class ImportText(TextPage page, IFailureLines failures)
{
    private const int ShownFindings = 10;
    private const int ShownPlaces = 5;

    public void Write(ImportReport report, ImportRequest request, ImportedHistory? history)
    {
        if (!report.Written && !request.DryRun && history is not null)
        {
            page.Prose("The migrations are in the project already; only their history was read.");
            WriteHistory(history, request);
            return;
        }

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
        if (history is not null)
            WriteHistory(history, request);
        else if (!request.DryRun && report.Migrations.Count > 0)
            page.Prose($"Next: build. Where the fleet has them already, 'baseline --at ID' records it, ID being the last one that is applied (here: {report.Migrations[^1].MigrationId}); where tenants differ, import again with --history FILE.");
    }

    // Tenants that have come equally far, and those that have the same trouble, are told once.
    private void WriteHistory(ImportedHistory history, ImportRequest request)
    {
        page.Blank();
        foreach (var places in history.Places.Where(place => place.Trouble is null).GroupBy(place => place.AtId).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            page.Line(
                (places.Key is null ? "nothing yet " : "applied ", places.Key is null ? TextStyles.Waiting : TextStyles.Good),
                (Whose([.. places]), TextStyles.Strong),
                (places.Key is null ? "" : $" up to {Printable.Text(places.Key)}", TextStyles.Plain));
        }

        foreach (var places in history.Places.Where(place => place.Trouble is not null).GroupBy(place => place.Trouble!, StringComparer.Ordinal))
        {
            page.Line(("unclear ", TextStyles.Bad), (Whose([.. places]), TextStyles.Strong));
            page.Prose(Printable.Text(places.Key) + ".", indent: 2);
        }

        page.Blank();
        var told = history.Places.Count(place => place.AtId is not null);
        if (history.File is { } file)
            page.Prose($"The history of {told} of {Words.Count(history.Places.Count, "place")} is in {Printable.Text(file)}. Next: build, and 'baseline --history {Printable.Text(file)}' records it.");
        else if (told > 0 && request.DryRun)
            page.Prose($"The history of {told} of {Words.Count(history.Places.Count, "place")} can be told. Nothing was written (--dry-run).");
        else
            page.Prose("There is no history to write to a file.");
    }

    private static string Whose(List<ForeignHistoryPlace> places)
    {
        var names = places.Take(ShownPlaces).Select(place => place.TenantId is { } tenant ? Printable.Text(tenant) : $"database {Printable.Text(place.Database)}");
        return string.Join(", ", names) + (places.Count > ShownPlaces ? $" and {places.Count - ShownPlaces} more" : "");
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
