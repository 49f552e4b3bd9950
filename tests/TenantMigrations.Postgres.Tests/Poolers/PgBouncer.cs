using System.Globalization;
using Npgsql;
using TenantMigrations.Postgres.Local;
using TenantMigrations.TestKit;
using TenantMigrations.TestKit.Postgres;
using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Postgres.Tests.Poolers;

/// <summary>A real PgBouncer before the tests' server, of Debian's package <c>pgbouncer</c>.</summary>
internal sealed class PgBouncer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly RunningProcess _process;

    private PgBouncer(TemporaryFolder folder, RunningProcess process, int port) => (_folder, _process, Port) = (folder, process, port);

    public int Port { get; }

    public static string? Program { get; } =
        new[] { "/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer" }.FirstOrDefault(File.Exists);

    /// <param name="mode">Its <c>pool_mode</c>: <c>transaction</c> or <c>session</c>.</param>
    public static async Task<PgBouncer> StartAsync(string mode)
    {
        var server = new NpgsqlConnectionStringBuilder(await PostgresServer.Current.GetConnectionStringAsync());
        var account = await ServerAccount.ChooseAsync(CancellationToken.None);
        var folder = TemporaryFolder.CreateInMemory();
        var port = FreePort.Next();
        folder.Write("users.txt", $"\"{server.Username}\" \"\"\n");
        var settings = folder.Write("pgbouncer.ini", string.Create(CultureInfo.InvariantCulture, $"""
            [databases]
            * = host={server.Host} port={server.Port} user={server.Username} password={server.Password}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = trust
            auth_file = {folder.PathTo("users.txt")}
            pool_mode = {mode}
            ignore_startup_parameters = extra_float_digits

            """));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_101_101);
        var process = RunningProcess.Start(new CommandLine(Program!, settings) { UserName = account.UserName, WorkingDirectory = "/" });
        await process.WaitForLineAsync("process up");
        return new PgBouncer(folder, process, port);
    }

    /// <summary>The way to a database through it.</summary>
    public string To(TestDatabase database) =>
        new NpgsqlConnectionStringBuilder(database.ConnectionString) { Host = "127.0.0.1", Port = Port, Pooling = false }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }
}
