using System.Globalization;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Local;
using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Postgres.Tests.Local;

/// <summary>Whoever is killed, and whenever: no process stays, and the next start works.</summary>
public sealed class InterruptionTests
{
    [Fact]
    public async Task A_killed_user_takes_the_server_with_it()
    {
        await using var project = new LocalProject();
        await using var user = await project.HoldAsync();
        Assert.NotEmpty(project.Processes());

        user.Kill();

        Assert.True(await project.NothingRunsAsync());
        await using var next = await project.StartAsync();
        Assert.Equal(1L, await LocalProject.ScalarAsync<long>(next.ConnectionString, "SELECT count(*) FROM visits"));
    }

    [Fact]
    public async Task A_killed_process_group_takes_the_server_with_it_too()
    {
        await using var project = new LocalProject();
        await using var user = await project.HoldAsync(ownGroup: true);

        await LocalProject.SignalAsync("KILL", -user.Id);

        Assert.True(await project.NothingRunsAsync());
        Assert.Contains("database system is shut down", await File.ReadAllTextAsync(project.In("server.log")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_process_tree_takes_the_server_with_it_too()
    {
        await using var project = new LocalProject();
        var user = await project.HoldAsync();

        await user.DisposeAsync();

        Assert.True(await project.NothingRunsAsync());
    }

    [Fact]
    public async Task Ctrl_C_reaches_the_user_and_not_the_server_so_that_the_user_can_finish()
    {
        await using var project = new LocalProject();
        await using var user = await project.HoldAsync(ownGroup: true);
        await using var other = await project.StartAsync();

        await LocalProject.SignalAsync("INT", -user.Id);
        var run = await user.WaitForExitAsync();

        Assert.Contains("leaving", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, await LocalProject.ScalarAsync<int>(other.ConnectionString, "SELECT 1"));
        Assert.DoesNotContain("shutdown request", await File.ReadAllTextAsync(project.In("server.log")), StringComparison.Ordinal);
        await other.DisposeAsync();
        Assert.True(await project.NothingRunsAsync());
    }

    [Fact]
    public async Task The_death_of_the_one_who_started_it_does_not_disturb_another_user()
    {
        await using var project = new LocalProject();
        await using var starter = await project.HoldAsync();
        var other = await project.StartAsync();

        starter.Kill();
        await starter.WaitForExitAsync();
        Assert.Equal(1, await LocalProject.ScalarAsync<int>(other.ConnectionString, "SELECT 1"));

        await other.DisposeAsync();
        Assert.True(await project.NothingRunsAsync());
    }

    [Fact]
    public async Task Processes_that_start_at_the_same_moment_share_one_server()
    {
        await using var project = new LocalProject();

        var users = await Task.WhenAll(project.HoldAsync(), project.HoldAsync(), project.HoldAsync());

        Assert.Equal(2, project.KeeperProcesses().Length); // one keeper: the one that waits for the server, the one that reads the pipe
        foreach (var user in users)
            user.Signal("INT");
        foreach (var user in users)
        {
            Assert.Equal(0, (await user.WaitForExitAsync()).ExitCode);
            await user.DisposeAsync();
        }

        Assert.True(await project.NothingRunsAsync());
    }

    [Fact]
    public async Task Start_after_start_in_close_succession_never_meets_a_server_that_is_on_its_way_out()
    {
        await using var project = new LocalProject();
        for (var round = 0; round < 6; round++)
        {
            await using var user = await project.HoldAsync();
            user.Kill(); // and the keeper is stopping the server while the next one comes
        }

        await using var last = await project.StartAsync();
        Assert.Equal(6L, await LocalProject.ScalarAsync<long>(last.ConnectionString, "SELECT count(*) FROM visits"));
    }

    [Fact]
    public async Task A_start_while_the_server_is_stopping_waits_for_its_end()
    {
        await using var project = new LocalProject();
        await using var user = await project.HoldAsync();
        var server = int.Parse(File.ReadAllLines(project.In("keeper"))[1], CultureInfo.InvariantCulture);
        await LocalProject.SignalAsync("STOP", server);
        user.Kill();
        Assert.True(await Patience.UntilAsync(() => !File.Exists(project.In("lease")), TimeSpan.FromSeconds(30), CancellationToken.None));

        // It hears the request to stop only when it goes on, and that is when the next start has begun.
        await using var next = await project.StartAsync(said => LocalProject.SignalAsync("CONT", server).GetAwaiter().GetResult());

        Assert.DoesNotContain(project.Said, line => line.Contains("left running", StringComparison.Ordinal));
        Assert.Equal(1L, await LocalProject.ScalarAsync<long>(next.ConnectionString, "SELECT count(*) FROM visits"));
    }

    [Fact]
    public async Task A_start_that_is_killed_while_it_makes_the_cluster_spoils_nothing()
    {
        await using var project = new LocalProject();
        var obj = Path.Combine(project.Directory, "obj");
        await using (var user = RunningProcess.Start(project.Host(ownGroup: true, "hold")))
        {
            Assert.True(await Patience.UntilAsync(() => HalfMade(obj), TimeSpan.FromSeconds(30), CancellationToken.None));
            await LocalProject.SignalAsync("KILL", -user.Id);
        }

        await using var local = await project.StartAsync();

        Assert.Equal(1, await LocalProject.ScalarAsync<int>(local.ConnectionString, "SELECT 1"));
        Assert.False(Directory.Exists(project.In("data.new")));
        Assert.False(File.Exists(project.In("password.new")));
    }

    [Fact]
    public async Task Half_a_cluster_that_a_crash_left_is_made_again()
    {
        await using var project = new LocalProject();
        await using (await project.StartAsync())
        {
        }

        Directory.Move(project.In("data"), project.In("data.new"));
        File.Delete(project.In("data.new", "PG_VERSION"));
        await File.WriteAllTextAsync(project.In("password.new"), "half");
        await File.WriteAllTextAsync(project.In("initialising"), "1\n");

        await using var local = await project.StartAsync();

        Assert.Contains("the first time", project.Said[^1], StringComparison.Ordinal);
        Assert.Equal(1, await LocalProject.ScalarAsync<int>(local.ConnectionString, "SELECT 1"));
        Assert.False(Directory.Exists(project.In("data.new")));
    }

    [Fact]
    public async Task A_server_that_was_killed_without_warning_recovers_at_the_next_start()
    {
        await using var project = new LocalProject();
        await using (var before = await project.StartAsync())
        {
            await LocalProject.ScalarAsync<int>(before.ConnectionString, "CREATE TABLE kept AS SELECT 42 AS answer");
            await LocalProject.ScalarAsync<int>(before.ConnectionString, "CHECKPOINT");
            await LocalProject.SignalAsync("KILL", project.Processes());
            Assert.True(await project.NothingRunsAsync());
        }

        Assert.True(File.Exists(project.In("data", "postmaster.pid")));
        await using var local = await project.StartAsync();

        Assert.Equal(42, await LocalProject.ScalarAsync<int>(local.ConnectionString, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task A_process_number_that_is_another_programs_by_now_does_not_stop_a_start()
    {
        await using var project = new LocalProject();
        await using (await project.StartAsync())
        {
        }

        var account = await ServerAccount.ChooseAsync(CancellationToken.None);
        await using var bystander = RunningProcess.Start(new CommandLine("sleep", "300") { UserName = account.UserName, WorkingDirectory = "/" });
        await File.WriteAllTextAsync(project.In("data", "postmaster.pid"), $"{bystander.Id}\n{project.In("data")}\n1\n5432\n\n127.0.0.1\n\nready   \n");

        await using var local = await project.StartAsync();

        Assert.False(bystander.HasExited);
        Assert.Equal(1, await LocalProject.ScalarAsync<int>(local.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_server_that_lost_its_keeper_is_stopped_before_the_next_start()
    {
        await using var project = new LocalProject();
        await using (await project.HoldAsync())
            await LocalProject.SignalAsync("KILL", project.KeeperProcesses());
        Assert.NotEmpty(project.Processes());

        await using var local = await project.StartAsync();

        Assert.Contains(project.Said, line => line.Contains("left running without its keeper", StringComparison.Ordinal));
        await local.DisposeAsync();
        Assert.True(await project.NothingRunsAsync());
    }

    [Fact]
    public async Task Half_a_keeper_is_enough_to_stop_the_server()
    {
        await using var project = new LocalProject();
        await using (var user = await project.HoldAsync())
        {
            await LocalProject.SignalAsync("KILL", project.KeeperProcesses()[0]);
            user.Kill();
        }

        Assert.True(await project.NothingRunsAsync());
    }

    [Fact]
    public async Task A_start_that_fails_shows_the_end_of_the_servers_log_and_leaves_nothing_running()
    {
        await using var project = new LocalProject();
        await using (await project.StartAsync())
        {
        }

        File.Delete(project.In("data", "global", "pg_control"));
        var error = await Assert.ThrowsAsync<FleetException>(project.StartAsync);

        Assert.Equal(FleetErrorKind.Unreachable, error.Kind);
        Assert.Contains("pg_control", error.Message, StringComparison.Ordinal);
        Assert.Contains(project.In("server.log"), error.Message, StringComparison.Ordinal);
        Assert.Contains("removing it gives a fresh start", error.Message, StringComparison.Ordinal);
        Assert.True(await project.NothingRunsAsync());
    }

    [Fact]
    public async Task A_start_that_is_cancelled_leaves_nothing_running()
    {
        await using var project = new LocalProject();
        using var cancelled = new CancellationTokenSource();

        // Cancelled at the announcement: after the search, before the cluster is made.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => LocalPostgres.StartAsync(
            new LocalPostgresOptions { ProjectDirectory = project.Directory }, _ => cancelled.Cancel(), cancelled.Token));

        await using var local = await project.StartAsync();
        Assert.Equal(1, await LocalProject.ScalarAsync<int>(local.ConnectionString, "SELECT 1"));
    }

    private static bool HalfMade(string obj) =>
        Directory.Exists(obj) && Directory.EnumerateFiles(obj, "PG_VERSION", SearchOption.AllDirectories).Any(file => file.Contains("data.new", StringComparison.Ordinal));
}
