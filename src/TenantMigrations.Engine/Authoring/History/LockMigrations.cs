using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>Records released migrations in the lock file: adds what is new, refuses what was changed.</summary>
public static class LockMigrations
{
    /// <summary>Does it.</summary>
    /// <param name="project">The project.</param>
    /// <param name="request">How.</param>
    /// <exception cref="FleetException">A file cannot be read or written.</exception>
    public static LockReport Run(AuthoringProject project, LockRequest request) => FileTrouble.Explained(() => Work(project, request), project);

    private static LockReport Work(AuthoringProject project, LockRequest request)
    {
        var (history, text) = StoredHistory.Read(project, request.Keep);
        if (!history.IsReadable) return Refused(history, [], [.. history.Findings.Select(StoredHistory.Place)]);
        if (InterruptedRebase.Find(project) is { } interrupted) return Refused(history, [], [interrupted]);

        var migrations = project.ReadMigrations();
        var unreleased = HistoryCheck.Unreleased(history, migrations.Scripts);
        var added = unreleased.Select(ReleasedMigration.Of).ToArray();
        AuthoringFinding[] findings = [.. migrations.Errors(), .. migrations.HistoryErrors(project, history), .. migrations.StatementErrors(unreleased, project)];
        if (findings.Length > 0) return Refused(history, added, findings);

        if (request.Check && added.Length > 0) return Refused(history, added, [NotRecorded(added)]);
        var isCurrent = added.Length == 0 && text is not null && request.Keep is null;
        if (request.Check || isCurrent) return new LockReport(LockFile.FileName, history.Migrations.Count, added, Written: false, findings);

        StoredHistory.Write(project, history.Migrations.Concat(added), text);
        return new LockReport(LockFile.FileName, history.Migrations.Count + added.Length, added, Written: true, findings);
    }

    private static AuthoringFinding NotRecorded(ReleasedMigration[] added)
    {
        const int shown = 3;
        var names = string.Join(", ", added.Take(shown).Select(static migration => $"'{migration.Id}'")) + (added.Length > shown ? $" and {added.Length - shown} more" : "");
        return AuthoringFinding.Trouble(LockFile.FileName, $"Not recorded as released: {names}. Run 'lock', and commit the file.");
    }

    private static LockReport Refused(LockFile history, IReadOnlyList<ReleasedMigration> added, IReadOnlyList<AuthoringFinding> findings) =>
        new(LockFile.FileName, history.Migrations.Count, added, Written: false, findings);
}
