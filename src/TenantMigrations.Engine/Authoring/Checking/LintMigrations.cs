namespace TenantMigrations.Engine;

/// <summary>Checks a project's migrations as a build would, without one: also where the project does not compile.</summary>
public static class LintMigrations
{
    /// <summary>Does it.</summary>
    /// <param name="project">The project.</param>
    /// <exception cref="FleetException">A file cannot be read.</exception>
    public static LintReport Run(AuthoringProject project) => FileTrouble.Explained(() => Work(project), project);

    private static LintReport Work(AuthoringProject project)
    {
        var (history, _) = StoredHistory.Read(project, keep: null);
        var migrations = project.ReadMigrations();
        var ofHistory = history.IsReadable ? migrations.HistoryFindings(project, history) : history.Findings;
        return new LintReport(migrations.Scripts.Count, migrations.Shown(project, ofHistory));
    }
}
