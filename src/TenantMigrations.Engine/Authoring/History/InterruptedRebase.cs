namespace TenantMigrations.Engine;

/// <summary>What a rebase that was killed left behind: the list of the changes that it had begun. The next rebase makes the rest.</summary>
internal static class InterruptedRebase
{
    /// <summary>The list, beside the project file.</summary>
    public const string FileName = "migrations.rebase";

    public static bool Exists(AuthoringProject project) => File.Exists(project.PathTo(FileName));

    public static AuthoringFinding Finding() =>
        AuthoringFinding.Trouble(FileName, "A rebase was interrupted while it renamed migrations. Run 'rebase' again: it finishes that one first.");
}
