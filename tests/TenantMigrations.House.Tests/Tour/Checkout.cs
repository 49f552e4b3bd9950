using TenantMigrations.House.Tests.Files;
using TenantMigrations.TestKit;
using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.House.Tests.Tour;

/// <summary>The repository as somebody has it who has just cloned it, with what is not committed yet: a copy to build in and to write to.</summary>
public sealed class Checkout : IDisposable
{
    /// <summary>Where the pages say that the repository lies.</summary>
    public const string PathInPages = "/src/tenant-migrations";

    private readonly TemporaryFolder _folder = TemporaryFolder.Create("tm-tour-");

    public Checkout()
    {
        // The account that a local server runs as must reach the project, as it does in most places where people keep their work.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder.Path, (UnixFileMode)0b111_101_101);
        foreach (var file in RepositoryFiles.All) _folder.Write(file, "");
        foreach (var file in RepositoryFiles.All) File.Copy(Repository.PathTo(file), PathTo(file), overwrite: true);
    }

    public string PathTo(string path) => _folder.PathTo(path);

    /// <summary>Writes a file; a <c>*</c> in its name stands for what nobody can know before, such as the time in the id of a migration that a command has created.</summary>
    public void Write(string path, IEnumerable<string> lines) => _folder.Write(Existing(path), string.Join('\n', lines) + "\n");

    /// <summary>The samples as they are in the repository, and no server with data of an earlier page.</summary>
    public void Reset()
    {
        foreach (var sample in Directory.GetDirectories(PathTo("samples")))
        {
            var migrations = Path.Combine(sample, "migrations");
            if (Directory.Exists(migrations)) Directory.Delete(migrations, recursive: true);
            var cluster = Path.Combine(sample, "obj", "tenant-migrations");
            if (Directory.Exists(cluster)) Directory.Delete(cluster, recursive: true);
        }

        foreach (var file in RepositoryFiles.All.Where(file => file.StartsWith("samples/", StringComparison.Ordinal)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathTo(file))!);
            File.Copy(Repository.PathTo(file), PathTo(file), overwrite: true);
        }
    }

    /// <summary>Runs a command line of a page in the repository's folder, standard error among its output as on a screen.</summary>
    public async Task<ProcessRun> RunAsync(string command)
    {
        var run = await new CommandLine("/bin/sh", "-c", $"{{ {command}\n}} 2>&1")
        {
            WorkingDirectory = _folder.Path,
            Timeout = TimeSpan.FromMinutes(10),
            Environment = Environment(),
        }.RunAsync();
        return run with { Output = run.Output.Replace(_folder.Path, PathInPages, StringComparison.Ordinal) };
    }

    public void Dispose() => _folder.Dispose();

    private string Existing(string path)
    {
        if (!path.Contains('*', StringComparison.Ordinal)) return path;
        var folder = Path.GetDirectoryName(path)!;
        return Path.Combine(folder, Path.GetFileName(Directory.GetFiles(PathTo(folder), Path.GetFileName(path)).Single()));
    }

    private static Dictionary<string, string?> Environment()
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            ["DOTNET_NOLOGO"] = "1",
            ["MSBUILDDISABLENODEREUSE"] = "1", // no build process stays behind
            ["CI"] = null,
            ["DOTNET_ENVIRONMENT"] = null,
        };
        foreach (string name in System.Environment.GetEnvironmentVariables().Keys)
            if (name.StartsWith("TENANTMIGRATIONS__", StringComparison.OrdinalIgnoreCase)) environment[name] = null;
        return environment;
    }
}
