using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>
/// Moves migrations that have not been released behind those that have: gives them new ids, in the order of their dependencies, and rewrites every
/// reference to them. Released ones are never touched.
/// </summary>
public static class RebaseMigrations
{
    /// <summary>Does it.</summary>
    /// <param name="project">The project.</param>
    /// <param name="request">How.</param>
    /// <exception cref="FleetException">Another rebase is at work, or a file cannot be read or written.</exception>
    public static RebaseReport Run(AuthoringProject project, RebaseRequest request) =>
        FileTrouble.Explained(() => Run(project, request, new FileChanges(project)), project);

    internal static RebaseReport Run(AuthoringProject project, RebaseRequest request, FileChanges changes)
    {
        using var held = request.DryRun ? null : RebaseLock.Take(project);
        var finished = false;
        AuthoringFinding? interrupted;
        if (request.DryRun) interrupted = InterruptedRebase.Find(project);
        else (finished, interrupted) = changes.Finish();
        if (interrupted is not null) return Refused(null, [interrupted], finished);

        var (history, text) = StoredHistory.Read(project, request.Keep);
        if (!history.IsReadable) return Refused(null, [.. history.Findings.Select(StoredHistory.Place)], finished);

        var migrations = project.ReadMigrations();
        var unreleased = HistoryCheck.Unreleased(history, migrations.Scripts);
        var newest = history.Newest?.Id;
        var findings = RebaseObstacles.Find(migrations, history, unreleased);
        if (findings.Count > 0) return Refused(newest, findings, finished);

        var isLate = newest is not null && unreleased.Any(script => string.CompareOrdinal(script.Id, newest) < 0);
        if (isLate && !NewIds.Exist(newest!, unreleased.Count)) return Refused(newest, [RebaseObstacles.NoLaterTimestamp(newest!)], finished);
        var renamed = isLate ? NewIds.Of(unreleased, newest!, request.Clock.GetUtcNow().UtcDateTime) : [];
        var rewriting = new Rewriting(project, history, migrations, renamed);
        var settled = request.Keep is null ? text : StoredHistory.Text(history.Migrations, text);
        var files = rewriting.Changes(settled == text ? null : settled);
        var unwritable = RebaseObstacles.Find(project, files);
        if (unwritable.Count > 0) return Refused(newest, unwritable, finished);
        if (!request.DryRun)
        {
            changes.Clean(project.MigrationFiles().Concat(project.SourceFiles()).Select(static file => Path.GetDirectoryName(file) ?? "").Append(""));
            if (files.Count > 0) changes.Apply(files);
        }

        return new RebaseReport(newest, renamed, rewriting.Files, Written: !request.DryRun && files.Count > 0, finished, []);
    }

    private static RebaseReport Refused(string? newest, IReadOnlyList<AuthoringFinding> findings, bool finished) => new(newest, [], [], Written: false, finished, findings);
}
