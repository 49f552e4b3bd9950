using System.Diagnostics;
using TenantMigrations.TestKit;

namespace TenantMigrations.House.Tests.Files;

/// <summary>The files of the repository: what git tracks, and what is new and not ignored.</summary>
internal static class RepositoryFiles
{
    private static readonly string[] NotSource = ["bin", "obj", "artifacts", "TestResults", ".git", ".vs", ".idea", "node_modules"];

    /// <summary>Their paths, relative to the repository, with forward slashes.</summary>
    public static IReadOnlyList<string> All { get; } = [.. (Git() ?? Walk(new DirectoryInfo(Repository.Root)))
        .Where(file => File.Exists(Repository.PathTo(file)))
        .Order(StringComparer.Ordinal)];

    /// <summary>The text of those that are text.</summary>
    public static IEnumerable<(string Path, string Text)> Texts() => All
        .Where(file => Path.GetExtension(file) is not (".png" or ".snk"))
        .Select(file => (file, File.ReadAllText(Repository.PathTo(file))));

    private static string[]? Git()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            {
                WorkingDirectory = Repository.Root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            _ = git.StandardError.ReadToEndAsync();
            var files = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
            git.WaitForExit();
            return git.ExitCode == 0 && files.Length > 0 ? files : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // a copy without git
        }
    }

    private static IEnumerable<string> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(file => !file.Name.Contains(".received.", StringComparison.Ordinal)).Select(file => Path.GetRelativePath(Repository.Root, file.FullName).Replace('\\', '/'))
            .Concat(folder.EnumerateDirectories().Where(child => !NotSource.Contains(child.Name)).SelectMany(Walk));
}
