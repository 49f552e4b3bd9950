using TenantMigrations.Postgres.Local;
using TenantMigrations.TestKit;
using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Postgres.Tests.Local;

/// <summary>As an ordinary user, and as root, where the server runs as another account.</summary>
public sealed class AccountTests
{
    private const string NeedsRoot = "needs root, to run something as another account";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    [Fact]
    public async Task An_ordinary_user_runs_the_server_itself()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, NeedsRoot);
        await using var project = new LocalProject();
        await OwnedByNobodyAsync(project.Directory);
        using var program = HostForAll();

        for (var visit = 1; visit <= 2; visit++)
        {
            var run = (await HostAsNobody(project, program).RunAsync()).Expect(0);
            Assert.Contains($"ready: visit {visit} on port", run.Output, StringComparison.Ordinal);
            Assert.Contains(Path.Combine(project.Directory, "obj"), run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_server_of_a_killed_ordinary_user_stops_too()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, NeedsRoot);
        await using var project = new LocalProject();
        await OwnedByNobodyAsync(project.Directory);
        using var program = HostForAll();
        await using var user = RunningProcess.Start(HostAsNobody(project, program, "hold"));
        await user.WaitForLineAsync("ready:");
        Assert.NotEmpty(LocalProject.ProcessesIn(project.Directory).Except([user.Id]));

        user.Kill();
        await user.WaitForExitAsync();

        Assert.True(await Patience.UntilAsync(() => LocalProject.ProcessesIn(project.Directory).Length == 0, TimeSpan.FromSeconds(30), CancellationToken.None));
    }

    [Fact]
    public async Task Where_the_servers_account_cannot_reach_the_project_the_cluster_lies_in_the_temporary_folder()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, NeedsRoot);
        await using var project = new LocalProject();
        File.SetUnixFileMode(project.Directory, OwnerOnly);

        await using (var first = await project.StartAsync())
            await LocalProject.ScalarAsync<int>(first.ConnectionString, "CREATE TABLE kept AS SELECT 42 AS answer");
        await using var second = await project.StartAsync();

        Assert.StartsWith(Path.GetTempPath(), second.Folder, StringComparison.Ordinal);
        Assert.Contains("cannot use", project.Said[0], StringComparison.Ordinal);
        Assert.Contains(second.Folder, project.Said[0], StringComparison.Ordinal);
        Assert.Equal(42, await LocalProject.ScalarAsync<int>(second.ConnectionString, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task A_folder_that_another_account_put_in_the_way_is_refused()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, NeedsRoot);
        using var folder = TemporaryFolder.CreateInMemory();
        var planted = folder.PathTo("cluster");
        Directory.CreateDirectory(planted);
        await OwnedByNobodyAsync(planted);
        File.SetUnixFileMode(planted, OwnerOnly | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);

        var (used, reason) = await ClusterFolder.TryPrepareAsync(planted, new ServerAccount("postgres"), CancellationToken.None);

        Assert.Null(used);
        Assert.Contains("belongs to another account", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_symbolic_link_in_the_way_is_refused()
    {
        using var folder = TemporaryFolder.CreateInMemory();
        var target = folder.PathTo("target");
        Directory.CreateDirectory(target);
        var account = await ServerAccount.ChooseAsync(CancellationToken.None);
        Assert.NotNull((await ClusterFolder.TryPrepareAsync(target, account, CancellationToken.None)).Folder);
        File.CreateSymbolicLink(folder.PathTo("link"), target);

        var (used, reason) = await ClusterFolder.TryPrepareAsync(folder.PathTo("link"), account, CancellationToken.None);

        Assert.Null(used);
        Assert.Contains("symbolic link", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_root_made_and_had_no_time_to_give_away_is_given_at_the_next_start()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, NeedsRoot);
        using var folder = TemporaryFolder.CreateInMemory();
        var half = folder.PathTo("cluster");
        Directory.CreateDirectory(half, OwnerOnly);

        var (used, reason) = await ClusterFolder.TryPrepareAsync(half, await ServerAccount.ChooseAsync(CancellationToken.None), CancellationToken.None);

        Assert.NotNull(used);
        Assert.Null(reason);
    }

    [Fact]
    public async Task Where_no_folder_will_do_both_are_named_with_their_reasons()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, NeedsRoot);
        await using var project = new LocalProject();
        File.SetUnixFileMode(project.Directory, OwnerOnly);
        var host = project.Host(ownGroup: false) with { Environment = new Dictionary<string, string?> { ["TMPDIR"] = project.Directory } };

        var run = (await host.RunAsync()).Expect(2);

        Assert.Contains($"{project.Directory}/obj/tenant-migrations/pg", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{project.Directory}/tenant-migrations-", run.Error, StringComparison.Ordinal);
        Assert.Contains("set TMPDIR to a folder that it can reach", run.Error, StringComparison.Ordinal);
    }

    private static async Task OwnedByNobodyAsync(string folder) => (await new CommandLine("chown", "nobody", folder).RunAsync()).Expect(0);

    private static CommandLine HostAsNobody(LocalProject project, TemporaryFolder program, params string[] arguments) =>
        new("dotnet", ["exec", program.PathTo("TenantMigrations.LocalHost.dll"), project.Directory, .. arguments])
        {
            UserName = "nobody",
            WorkingDirectory = "/",
            Environment = new Dictionary<string, string?> { ["HOME"] = "/nonexistent", ["TMPDIR"] = null },
        };

    /// <summary>The test program where everybody can read it: the repository may lie in a closed home folder.</summary>
    private static TemporaryFolder HostForAll()
    {
        var folder = TemporaryFolder.CreateInMemory();
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(file => Path.GetExtension(file) is ".dll" or ".json"))
            File.Copy(file, folder.PathTo(Path.GetFileName(file)));
        return folder;
    }
}
