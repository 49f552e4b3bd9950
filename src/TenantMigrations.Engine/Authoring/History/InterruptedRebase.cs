namespace TenantMigrations.Engine;

/// <summary>What a rebase that was killed left behind: the list of the changes that it had begun. The next rebase makes the rest.</summary>
internal static class InterruptedRebase
{
    /// <summary>The list, beside the project file.</summary>
    public const string FileName = "migrations.rebase";

    /// <summary>Null where there is none.</summary>
    public static AuthoringFinding? Find(AuthoringProject project) => !File.Exists(project.PathTo(FileName))
        ? NotAFile(project)
        : AuthoringFinding.Trouble(FileName, "A rebase was interrupted while it renamed migrations. Run 'rebase' again: it finishes that one first.");

    /// <summary>Null where no folder bears the list's name.</summary>
    public static AuthoringFinding? NotAFile(AuthoringProject project) => Directory.Exists(project.PathTo(FileName))
        ? AuthoringFinding.Trouble(FileName, $"'{FileName}' is a folder; a rebase keeps its list of changes in a file of that name. Rename the folder or take it away.")
        : null;
}
