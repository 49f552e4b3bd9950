using System;
using System.IO;
using System.Linq;
using Microsoft.Build.Utilities;

namespace TenantMigrations.Build;

/// <summary>
/// Says which project to build when a target is asked of a library: the Exe that references it and holds nothing else. Only runs to word that error.
/// </summary>
public sealed class FindTenantMigrationRunners : Task
{
    /// <summary>The library's project file.</summary>
    public string ProjectFile { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        Log.LogError(null, "TM9012", null, ProjectFile, 0, 0, 0, 0,
            "This project is a library and cannot run its migrations. {0}", Advice());
        return false;
    }

    private string Advice()
    {
        var folder = Path.GetDirectoryName(ProjectFile)!;
        var neighbourhood = Path.GetDirectoryName(folder) ?? folder;
        var runners = Directory.EnumerateDirectories(neighbourhood)
            .SelectMany(Projects)
            .Where(IsRunner)
            .OrderBy(path => path, StringComparer.Ordinal)
            .ToArray();
        return runners.Length > 0
            ? $"Ask the project that runs them for the same target: dotnet build {string.Join(" or ", runners.Select(Relative))}"
            : "Add a console project that references this one and the package TenantMigrations.Runner, and ask it: the compiler writes its entry point.";
    }

    private static string[] Projects(string folder)
    {
        try
        {
            return Directory.GetFiles(folder, "*.csproj");
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }

    private bool IsRunner(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        return text.Contains(Path.GetFileName(ProjectFile)) && text.Contains("TenantMigrations.Runner") && text.Contains("<OutputType>Exe</OutputType>");
    }

    private static string Relative(string path)
    {
        var here = Directory.GetCurrentDirectory() + Path.DirectorySeparatorChar;
        return path.StartsWith(here, StringComparison.Ordinal) ? path.Substring(here.Length) : path;
    }
}
