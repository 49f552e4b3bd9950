using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TenantMigrations.Benchmarks.Harness;

/// <summary>Publishes a project of this repository and says how its program is started.</summary>
internal static class Publishing
{
    private static readonly string s_platform = $"linux-{RuntimeInformation.OSArchitecture}".ToLowerInvariant();

    public static Task PublishAsync(string project, string output, PublishForm form, params string[] properties)
    {
        // A runtime identifier changes every lock file on the way; the committed ones stay as they are.
        string[] platform = ["-r", s_platform, "-p:RestoreLockedMode=false", $"-p:NuGetLockFilePath=obj/{form}.lock.json"];
        string[] options = form switch
        {
            PublishForm.ReadyToRun => [.. platform, "--no-self-contained", "-p:PublishReadyToRun=true"],
            PublishForm.Native => [.. platform, "-p:BenchmarkNative=true"],
            _ => [],
        };
        return Processes.RunAsync(new ProcessStartInfo("dotnet", ["publish", ProjectFolder(project), "-c", "Release", "-o", output, .. properties, .. options]));
    }

    /// <summary>The program of a published project, and the arguments before its own.</summary>
    public static IReadOnlyList<string> Command(string project, string output, PublishForm form) =>
        form == PublishForm.Native ? [Path.Combine(output, project)] : ["dotnet", "exec", Path.Combine(output, project + ".dll")];

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
