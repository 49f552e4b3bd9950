namespace TenantMigrations.Engine;

/// <summary>The functions with which project files look for other files, as MSBuild has them.</summary>
internal static class ProjectFunctions
{
    /// <summary>What a call such as <c>[MSBuild]::GetPathOfFileAbove('Directory.Build.props', 'above/')</c> gives; null where the function is not known.</summary>
    /// <param name="name">The function with its class.</param>
    /// <param name="arguments">Its arguments, without quotes.</param>
    /// <param name="projectFolder">The project's folder: relative paths begin there.</param>
    /// <param name="fileFolder">The folder of the file that calls.</param>
    public static string? Call(string name, IReadOnlyList<string> arguments, string projectFolder, string fileFolder)
    {
        return (name.Trim().ToUpperInvariant(), arguments) switch
        {
            ("[MSBUILD]::GETPATHOFFILEABOVE", [var file]) => FileAbove(fileFolder, file),
            ("[MSBUILD]::GETPATHOFFILEABOVE", [var file, var start]) => FileAbove(Path.GetFullPath(start, projectFolder), file),
            ("[MSBUILD]::GETDIRECTORYNAMEOFFILEABOVE", [var start, var file]) => FolderAbove(Path.GetFullPath(start, projectFolder), file) ?? "",
            ("[MSBUILD]::NORMALIZEPATH", _) => Path.GetFullPath(Path.Combine([.. arguments]), projectFolder),
            ("[MSBUILD]::NORMALIZEDIRECTORY", _) => WithSlash(Path.GetFullPath(Path.Combine([.. arguments]), projectFolder)),
            ("[MSBUILD]::ENSURETRAILINGSLASH", [var path]) => path.Length == 0 ? "" : WithSlash(path),
            ("[SYSTEM.IO.PATH]::COMBINE", _) => Path.Combine([.. arguments]),
            ("[SYSTEM.IO.PATH]::GETFULLPATH", [var path]) => Path.GetFullPath(path, projectFolder),
            ("[SYSTEM.IO.PATH]::GETDIRECTORYNAME", [var path]) => Path.GetDirectoryName(path) ?? "",
            _ => null,
        };
    }

    /// <summary>The nearest folder that holds a file, from a folder upwards.</summary>
    public static string? FolderAbove(string folder, string file)
    {
        if (file.Length == 0) return null;
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
            if (File.Exists(Path.Combine(current.FullName, file))) return current.FullName.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        return null;
    }

    private static string FileAbove(string folder, string file) => FolderAbove(folder, file) is { } found ? Path.GetFullPath(Path.Combine(found + "/", file)) : "";

    private static string WithSlash(string path) => path.EndsWith('/') || path.EndsWith('\\') ? path : path + "/";
}
