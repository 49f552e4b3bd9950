namespace TenantMigrations.Engine;

/// <summary>The files that a project gives the compiler, as far as its project file says so plainly.</summary>
internal static class ProjectFiles
{
    /// <summary>The migration files, relative to the project's folder with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Migrations(PlainProject project, string folder)
    {
        var files = Listed(project, folder, "TenantMigration");
        if (!IsFalse(project.Property("EnableDefaultTenantMigrationItems", "true")))
        {
            var directory = project.Property("TenantMigrationsDirectory", "migrations").Replace('\\', '/').TrimEnd('/');
            files.UnionWith(FileGlob.Files(folder, directory + "/**/*.sql").Where(file =>
                !IsOutput(project, folder, file) && !file.StartsWith($"{directory}/{ProjectTemplates.Folder}/", StringComparison.Ordinal)));
        }

        return [.. files.Order(StringComparer.Ordinal)];
    }

    /// <summary>The C# files, likewise.</summary>
    public static IReadOnlyList<string> Sources(PlainProject project, string folder)
    {
        var files = IsFalse(project.Property("EnableDefaultCompileItems", "true")) || IsFalse(project.Property("EnableDefaultItems", "true"))
            ? new HashSet<string>(StringComparer.Ordinal)
            : FileGlob.Files(folder, "**/*.cs").Where(file => !IsOutput(project, folder, file) && !file.StartsWith('.') && !file.Contains("/.", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        foreach (var item in project.Items("Compile")) Apply(item, folder, files);
        return [.. files.Order(StringComparer.Ordinal)];
    }

    private static HashSet<string> Listed(PlainProject project, string folder, string kind)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in project.Items(kind)) Apply(item, folder, files);
        return files;
    }

    private static void Apply(PlainItem item, string folder, HashSet<string> files)
    {
        foreach (var pattern in item.Include)
            files.UnionWith(FileGlob.Files(folder, pattern).Where(file => !item.Exclude.Any(exclude => FileGlob.Matches(file, exclude))));
        foreach (var pattern in item.Remove) files.RemoveWhere(file => FileGlob.Matches(file, pattern));
    }

    private static bool IsOutput(PlainProject project, string folder, string file) =>
        IsUnder(folder, file, project.Property("BaseOutputPath", "bin/")) || IsUnder(folder, file, project.Property("BaseIntermediateOutputPath", "obj/"));

    private static bool IsUnder(string folder, string file, string output) =>
        file.StartsWith(Path.GetRelativePath(folder, Path.GetFullPath(output.Replace('\\', '/'), folder)).Replace('\\', '/').TrimEnd('/') + "/", StringComparison.Ordinal);

    private static bool IsFalse(string value) => value.Equals("false", StringComparison.OrdinalIgnoreCase);
}
