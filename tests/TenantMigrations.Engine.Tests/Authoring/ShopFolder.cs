using TenantMigrations.TestKit;
using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Engine.Tests.Authoring;

/// <summary>A migrations project on disk that nobody compiles.</summary>
internal sealed class ShopFolder : IDisposable
{
    public const string Users = "20240101000000_create_users";
    public const string Orders = "20240201000000_create_orders";
    public const string Roles = "20240115000000_add_roles";
    public const string Members = "20240116000000_add_members";

    private readonly TemporaryFolder _folder = TemporaryFolder.Create("tm-shop-");

    public ShopFolder(string project = "")
    {
        Write("Shop.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\">\n{project}\n</Project>\n");
        WriteMigration(Users);
        WriteMigration(Orders, Users);
    }

    public string Path => _folder.Path;

    public string LockText => Read("migrations.lock");

    public static string FileOf(string id) => $"migrations/system/{id}.sql";

    public AuthoringProject Open() => AuthoringProject.Find(Path, Path);

    public void WriteMigration(string id, string? dependency = null, string up = "SELECT 1;") =>
        Write(FileOf(id), $"{(dependency is null ? "-- description: x" : "-- depends-on: " + dependency)}\n\n-- migrate:up\n{up}\n\n-- migrate:down\nSELECT 2;\n");

    public void Write(string path, string text) => _folder.Write(path, text);

    public string Read(string path) => File.ReadAllText(_folder.PathTo(path));

    public bool Has(string path) => File.Exists(_folder.PathTo(path));

    public void Delete(string path) => File.Delete(_folder.PathTo(path));

    public LockReport Lock(bool check = false, Analysis.ConflictSide? keep = null) => LockMigrations.Run(Open(), new LockRequest { Check = check, Keep = keep });

    public RebaseReport Rebase(bool dryRun = false, Analysis.ConflictSide? keep = null, Action? beforeEachStep = null)
    {
        var project = Open();
        return RebaseMigrations.Run(project, new RebaseRequest { DryRun = dryRun, Keep = keep, Clock = new NoonOnNewYear() }, new FileChanges(project, beforeEachStep));
    }

    /// <summary>Every file but the project's output, with its text.</summary>
    /// <param name="except">The name of a file that is left out.</param>
    public Dictionary<string, string> Snapshot(string? except = null) => Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/.git/", StringComparison.Ordinal) && System.IO.Path.GetFileName(file) != except)
        .ToDictionary(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);

    /// <summary>Runs git, which knows who is committing and nothing of the user's own settings.</summary>
    public async Task<string> GitAsync(int exitCode, params string[] arguments)
    {
        var run = await new CommandLine("git", ["-c", "user.name=Shop", "-c", "user.email=shop@example.org", "-c", "commit.gpgsign=false", .. arguments])
        {
            WorkingDirectory = Path,
            Environment = new Dictionary<string, string?> { ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_SYSTEM"] = "/dev/null", ["GIT_DIR"] = null, ["GIT_WORK_TREE"] = null },
        }.RunAsync();
        return run.Expect(exitCode).Text;
    }

    public async Task CommitAsync(string message)
    {
        await GitAsync(0, "add", "-A");
        await GitAsync(0, "commit", "-q", "-m", message);
    }

    public void Dispose() => _folder.Dispose();

    private sealed class NoonOnNewYear : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2025, 1, 1, 12, 0, 0, TimeSpan.Zero);
    }
}
