namespace TenantMigrations.Runner;

/// <summary>Finds the folder of the migrations project, where a local server keeps its data.</summary>
internal static class ProjectFolder
{
    /// <summary>
    /// What <c>--project-directory</c> says; else the nearest project above the program (it lies in <c>bin/Debug/net10.0</c>), or above the current folder;
    /// a program that was published to somewhere else keeps the data beside itself.
    /// </summary>
    public static string Of(CommonArguments arguments, RunnerEnvironment environment) =>
        arguments.ProjectDirectory is { } directory
            ? Path.GetFullPath(directory, environment.CurrentDirectory)
            : Above(environment.BaseDirectory) ?? Above(environment.CurrentDirectory) ?? environment.BaseDirectory;

    /// <summary>The nearest folder with a project, from a folder upwards; null where there is none.</summary>
    public static string? Above(string path)
    {
        for (var folder = new DirectoryInfo(path); folder is { Exists: true }; folder = folder.Parent)
            if (folder.EnumerateFiles("*.csproj").Any()) return folder.FullName;
        return null;
    }
}
