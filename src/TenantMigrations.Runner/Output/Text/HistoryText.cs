namespace TenantMigrations.Runner;

/// <summary>What became of the released history, for people.</summary>
internal sealed class HistoryText(TextPage page, IFailureLines failures)
{
    public void Write(LockReport report, LockRequest request)
    {
        foreach (var finding in report.Findings) failures.Write(finding);
        if (report.Findings.Count > 0)
        {
            page.Blank();
            page.Prose($"{Words.Count(report.Findings.Count, "finding")}{(request.Check ? "." : ": nothing was released.")}", TextStyles.Bad);
            return;
        }

        foreach (var migration in report.Added)
            page.Flow(0, 2, ("released ", TextStyles.Good), (migration.Id, TextStyles.Strong), (migration.Scope == MigrationScope.Global ? " global" : " tenant", TextStyles.Quiet));
        if (report.Added.Count > 0) page.Blank();
        if (report.Written) page.Prose($"{report.LockFile} records {Words.Count(report.Released, "migration")}. Commit it.");
        else page.Prose($"{report.LockFile} is up to date: {Words.Count(report.Released, "migration")}.", TextStyles.Good);
    }

    public void Write(RebaseReport report, RebaseRequest request)
    {
        if (report.FinishedEarlier) page.Prose("A rebase that had been interrupted is finished.");
        foreach (var finding in report.Findings) failures.Write(finding);
        if (report.Findings.Count > 0)
        {
            page.Blank();
            page.Prose($"{Words.Count(report.Findings.Count, "finding")}: nothing was renamed.", TextStyles.Bad);
            return;
        }

        foreach (var migration in report.Renamed) page.Flow(0, 2, (migration.From, TextStyles.Quiet), (page.Unicode ? " → " : " -> ", TextStyles.Plain), (migration.To, TextStyles.Strong));
        if (report.Renamed.Count > 0) page.Blank();
        foreach (var file in report.Files) Write(file);
        if (report.Files.Count > 0) page.Blank();
        page.Prose(Conclusion(report, request));
    }

    private void Write(RewrittenFile file)
    {
        var references = file.References > 0 ? $" ({Words.Count(file.References, "reference")})" : "";
        page.Line($"{(file.NewPath is null ? "rewritten " : "renamed   ")}{Printable.Text(file.Path)}{references}");
    }

    private static string Conclusion(RebaseReport report, RebaseRequest request)
    {
        if (report.Newest is null) return "Nothing has been released, so nothing has to move.";
        if (report.Renamed.Count == 0) return report.Files.Count == 0 ? "Nothing to do: all migrations that are not released are behind those that are." : $"{(request.DryRun ? "Only the lock file would change." : "Only the lock file was changed.")}";
        return request.DryRun
            ? $"{Words.Count(report.Renamed.Count, "migration")} would move behind {report.Newest}. Nothing was changed."
            : $"{Words.Count(report.Renamed.Count, "migration")} moved behind {report.Newest}.";
    }
}
