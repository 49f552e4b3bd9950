using TenantMigrations.Postgres.Local;
using TenantMigrations.Postgres.Tests.Local;
using TenantMigrations.TestKit.Postgres;
using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Postgres.Tests.TestKit;

public sealed class TestServerTests
{
    [Fact]
    public async Task Each_test_gets_an_empty_database_of_its_own()
    {
        await using var first = await PostgresServer.Current.CreateDatabaseAsync();
        await using var second = await PostgresServer.Current.CreateDatabaseAsync();

        await first.ExecuteAsync("CREATE TABLE only_here (id int); INSERT INTO only_here VALUES (7)");

        Assert.Equal(["7|"], await first.RowsAsync("SELECT id, NULL FROM only_here"));
        Assert.Null(await second.ScalarAsync<string>("SELECT to_regclass('only_here')::text"));
    }

    [Fact]
    public async Task A_database_is_gone_when_its_test_is_over_even_with_open_connections()
    {
        await using var watcher = await PostgresServer.Current.CreateDatabaseAsync();
        var database = await PostgresServer.Current.CreateDatabaseAsync();
        await using (var left = await database.OpenAsync())
            await database.DisposeAsync();

        Assert.Equal(0L, await watcher.ScalarAsync<long>($"SELECT count(*) FROM pg_database WHERE datname = '{database.Name}'"));
    }

    [Fact]
    public async Task The_server_and_its_folder_go_with_a_killed_test_process()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(ServerSource.ExistingServer) is { Length: > 0 }, "the tests use a server that was there before");
        await using var host = Host();
        var port = await PortAsync(host);
        var folder = FolderOf(port);
        Assert.NotEmpty(LocalProject.ProcessesIn(folder));

        host.Kill();

        Assert.True(await Patience.UntilAsync(
            () => !Directory.Exists(folder) && LocalProject.ProcessesIn(folder).Length == 0, TimeSpan.FromSeconds(30), CancellationToken.None));
    }

    [Fact]
    public async Task A_server_that_an_environment_variable_names_is_used_as_it_is()
    {
        await using var host = Host(("TENANTMIGRATIONS_TEST_POSTGRES", "Host=somewhere;Port=7"));

        Assert.Equal("ready: Host=somewhere;Port=7", await host.WaitForLineAsync("ready:"));
    }

    private static RunningProcess Host(params (string Name, string? Value)[] environment) => RunningProcess.Start(
        new CommandLine("dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "TenantMigrations.LocalHost.dll"), "test-server")
        {
            Environment = environment.ToDictionary(variable => variable.Name, variable => variable.Value),
        });

    private static async Task<string> PortAsync(RunningProcess host) =>
        new Npgsql.NpgsqlConnectionStringBuilder((await host.WaitForLineAsync("ready:"))["ready: ".Length..])
            .Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string FolderOf(string port) => Path.GetDirectoryName(Path.GetDirectoryName(
        Directory.EnumerateDirectories("/dev/shm", "tenant-migrations-*").Select(folder => Path.Combine(folder, "data", "postmaster.pid"))
            .Single(file => File.Exists(file) && File.ReadAllLines(file)[3] == port)))!;
}
