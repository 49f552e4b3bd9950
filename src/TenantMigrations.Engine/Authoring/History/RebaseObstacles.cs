using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>What keeps migrations from getting new ids. Much else may be wrong with the project: a rebase is there to repair it.</summary>
internal static class RebaseObstacles
{
    public static IReadOnlyList<AuthoringFinding> Find(ProjectMigrations migrations, LockFile history, IReadOnlyList<MigrationScript> unreleased)
    {
        var findings = new List<AuthoringFinding>(migrations.Unknown);
        var ids = unreleased.Select(static script => script.Id).ToHashSet(StringComparer.Ordinal);

        // Whose dependents would follow which of the two?
        if (unreleased.Count > ids.Count) findings.AddRange(migrations.Catalog.Findings.Where(static finding => finding.RuleId == "TM1002").Select(migrations.Place));

        foreach (var script in migrations.Scripts.Where(script => history.Find(script.Id) is not null))
        {
            foreach (var reference in script.Dependencies.Where(reference => ids.Contains(reference.Id)))
            {
                var place = migrations.Place(new Finding(AuthoringFinding.NoRule, FindingSeverity.Error, reference.Place,
                    $"Migration '{script.Id}' has been released and depends on '{reference.Id}', which has not. A released migration is not rewritten, so '{reference.Id}' must keep its id: release it, or take that dependency back."));
                findings.Add(place);
            }
        }

        return findings;
    }

    /// <summary>The newest released id lies at the end of the calendar.</summary>
    public static AuthoringFinding NoLaterTimestamp(string newest) => AuthoringFinding.Trouble(LockFile.FileName,
        $"Not enough timestamps come after '{newest}', the newest released migration, so nothing can be moved behind it. Its own timestamp must change: bring '{LockFile.FileName}' back as it was before that release, for example with git, give the migration an id with today's timestamp, and run 'lock'. Databases that have run it must be built anew.");

    /// <summary>Files that hold ids to be rewritten and that a rebase cannot write.</summary>
    public static IReadOnlyList<AuthoringFinding> Find(AuthoringProject project, IReadOnlyList<FileChange> changes)
    {
        var findings = new List<AuthoringFinding>();
        foreach (var change in changes)
        {
            if ((WritablePaths.Obstacle(project, change.Path) ?? WritablePaths.Obstacle(project, change.NewPath)) is not { } obstacle) continue;
            var shown = WritablePaths.Shown(change.Path);
            findings.Add(AuthoringFinding.Trouble(shown,
                $"'{shown}' holds ids of migrations that would be renamed, and {obstacle}; a rebase does not write such a file, so nothing has been changed. Move or rename the file so that it lies in the project's folder under a plain name, and run 'rebase' again."));
        }

        return findings;
    }
}
