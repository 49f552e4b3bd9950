namespace TenantMigrations.Generator.Files;

/// <summary>Paths as the registry holds them: equal on every machine.</summary>
internal static class ProjectPaths
{
    /// <summary>A folder with forward slashes and one at its end; empty stays empty.</summary>
    public static string Directory(string path)
    {
        var slashed = path.Trim().Replace('\\', '/');
        return slashed.Length == 0 || slashed[slashed.Length - 1] == '/' ? slashed : slashed + "/";
    }

    /// <summary>A path relative to the project's folder; a file elsewhere keeps its whole path.</summary>
    public static string Relative(string path, string projectDirectory)
    {
        var slashed = path.Replace('\\', '/');
        return projectDirectory.Length > 0 && slashed.StartsWith(projectDirectory, StringComparison.Ordinal)
            ? slashed.Substring(projectDirectory.Length)
            : slashed;
    }
}
