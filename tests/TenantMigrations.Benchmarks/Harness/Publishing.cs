using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TenantMigrations.Benchmarks.Harness;

/// <summary>Publishes a project of this repository, framework-dependent, with code compiled ahead of time or without.</summary>
internal static class Publishing
{
    public static Task PublishAsync(string project, string output, bool readyToRun, params string[] properties)
    {
        // A runtime identifier changes every lock file on the way; the committed ones stay as they are.
        string[] form = readyToRun
            ? ["-p:NuGetLockFilePath=obj/ready-to-run.lock.json", "-p:RestoreLockedMode=false", "-r", $"linux-{RuntimeInformation.OSArchitecture}".ToLowerInvariant(), "--no-self-contained", "-p:PublishReadyToRun=true"]
            : [];
        return Processes.RunAsync(new ProcessStartInfo("dotnet", ["publish", ProjectFolder(project), "-c", "Release", "-o", output, .. properties, .. form]));
    }

    /// <summary>The benchmark runs from its repository: it builds what it measures.</summary>
    public static string ProjectFolder(string project)
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "TenantMigrations.Build.sln")))
            directory = directory.Parent;
        return Path.Combine(
            directory?.FullName ?? throw new InvalidOperationException("The benchmark publishes what it measures: run it from within its repository."),
            "tests", project);
    }
}
