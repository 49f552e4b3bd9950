using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.TestKit;

namespace TenantMigrations.Postgres.Tests.Local;

public sealed class LocalPostgresTests
{
    [Fact]
    public async Task Data_is_still_there_at_the_second_start()
    {
        await using var project = new LocalProject();
        await using (var first = await project.StartAsync())
            await LocalProject.ScalarAsync<int>(first.ConnectionString, "CREATE TABLE kept AS SELECT 42 AS answer");

        await using var second = await project.StartAsync();

        Assert.Equal(42, await LocalProject.ScalarAsync<int>(second.ConnectionString, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task It_lives_in_the_obj_folder_and_says_so_the_first_time_only()
    {
        await using var project = new LocalProject();
        await using (var first = await project.StartAsync())
            Assert.StartsWith(Path.Combine(project.Directory, "obj", "tenant-migrations"), first.Folder, StringComparison.Ordinal);
        await using (await project.StartAsync())
        {
        }

        Assert.Equal(2, project.Said.Count);
        Assert.Matches(@"^Starting a local PostgreSQL \d+\S* from \S+; the first time it makes a cluster in obj/tenant-migrations/pg\d+\.$", project.Said[0]);
        Assert.Matches(@"^Starting a local PostgreSQL \d+\S* from \S+\.$", project.Said[1]);
    }

    [Fact]
    public async Task Nothing_runs_after_it_was_left()
    {
        await using var project = new LocalProject();
        await using (await project.StartAsync())
            Assert.NotEmpty(project.Processes());

        Assert.False(File.Exists(project.In("data", "postmaster.pid")));
        Assert.True(await project.NothingRunsAsync());
    }

    [Fact]
    public async Task Two_users_share_one_server_and_the_last_one_stops_it()
    {
        await using var project = new LocalProject();
        var first = await project.StartAsync();
        var second = await project.StartAsync();
        Assert.Equal(first.Port, second.Port);
        Assert.StartsWith("Using the local PostgreSQL", project.Said[^1], StringComparison.Ordinal);
        Assert.Equal(2, project.Said.Count);

        await first.DisposeAsync();
        Assert.Equal(1, await LocalProject.ScalarAsync<int>(second.ConnectionString, "SELECT 1"));

        await second.DisposeAsync();
        Assert.True(await project.NothingRunsAsync());
    }

    [Fact]
    public async Task Leaving_twice_is_harmless_and_does_not_count_for_another_user()
    {
        await using var project = new LocalProject();
        var first = await project.StartAsync();
        await using var second = await project.StartAsync();

        await first.DisposeAsync();
        await first.DisposeAsync();

        Assert.Equal(1, await LocalProject.ScalarAsync<int>(second.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task Only_who_knows_the_password_gets_in()
    {
        await using var project = new LocalProject();
        await using var local = await project.StartAsync();
        var right = new NpgsqlConnectionStringBuilder(local.ConnectionString);

        var wrong = await Assert.ThrowsAsync<PostgresException>(() => LocalProject.ScalarAsync<int>(
            new NpgsqlConnectionStringBuilder(local.ConnectionString) { Password = "guess" }.ConnectionString, "SELECT 1"));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, wrong.SqlState);
        Assert.Equal("127.0.0.1", await LocalProject.ScalarAsync<string>(local.ConnectionString, "SHOW listen_addresses"));
        Assert.Equal("", await LocalProject.ScalarAsync<string>(local.ConnectionString, "SHOW unix_socket_directories"));
        Assert.Equal(0L, await LocalProject.ScalarAsync<long>(local.ConnectionString, "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(project.In("data", "tenant-migrations.password")));
        Assert.DoesNotContain(project.Said, line => line.Contains(right.Password!, StringComparison.Ordinal));
        Assert.DoesNotContain(right.Password!, await File.ReadAllTextAsync(project.In("server.log")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_is_made_where_it_is_missing_whatever_its_name()
    {
        await using var project = new LocalProject();
        await using var local = await project.StartAsync();
        const string name = "ten\"ant; drop";

        await local.EnsureDatabaseAsync(name);
        await local.EnsureDatabaseAsync(name);

        Assert.Equal(name, await LocalProject.ScalarAsync<string>(local.ConnectionStringTo(name), "SELECT current_database()::text"));
        Assert.Equal("development", await LocalProject.ScalarAsync<string>(local.ConnectionString, "SELECT current_database()::text"));
    }

    [Fact]
    public async Task Settings_of_other_servers_in_the_environment_do_not_reach_it()
    {
        await using var project = new LocalProject();
        var host = project.Host(ownGroup: false) with
        {
            Environment = new Dictionary<string, string?> { ["PGPORT"] = "1", ["PGDATA"] = "/nowhere", ["PGUSER"] = "nobody" },
        };

        var run = (await host.RunAsync()).Expect(0);

        Assert.Contains("ready: visit 1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_blanks_quotes_and_dollars_is_a_folder_like_any_other()
    {
        using var parent = TemporaryFolder.CreateInMemory();
        var odd = parent.PathTo("a \"b\" $HOME 'c' ä");
        Directory.CreateDirectory(odd);

        await using var local = await TenantMigrations.Postgres.Local.LocalPostgres.StartAsync(new() { ProjectDirectory = odd }, _ => { });

        Assert.StartsWith(odd, local.Folder, StringComparison.Ordinal);
        Assert.Equal(1, await LocalProject.ScalarAsync<int>(local.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_project_folder_that_does_not_exist_is_an_error_that_names_it()
    {
        var error = await Assert.ThrowsAsync<FleetException>(() =>
            TenantMigrations.Postgres.Local.LocalPostgres.StartAsync(new() { ProjectDirectory = "/no/such/project" }, _ => { }));

        Assert.Equal(FleetErrorKind.Settings, error.Kind);
        Assert.Contains("/no/such/project", error.Message, StringComparison.Ordinal);
    }
}
