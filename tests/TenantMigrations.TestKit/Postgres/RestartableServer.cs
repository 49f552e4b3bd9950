using System.Diagnostics;
using System.Globalization;
using Npgsql;
using TenantMigrations.Postgres.Local;

namespace TenantMigrations.TestKit.Postgres;

/// <summary>A server of one test, which may stop it as an accident would and start it again at the same address. Gone with the test, however that ends.</summary>
public sealed class RestartableServer : IAsyncDisposable
{
    private const string Password = "only-of-this-test";

    // The server goes when the pipe of its shell closes, and so with the process of the test.
    private const string Keep = "\"$0\" \"$@\" </dev/null >>server.log 2>&1 & server=$!; read -r gone; kill -QUIT $server 2>/dev/null; wait $server";
    private const string Initialise = "mkdir -m 700 \"$1\" && cd \"$1\" && cat >password && \"$0\" -D data -A scram-sha-256 -U postgres --pwfile=password -N --locale=C -E UTF8 >/dev/null";
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly PostgresBinaries _binaries;
    private readonly ServerAccount _account;
    private readonly string _folder;
    private readonly string[] _settings;
    private readonly int _port = FreePort.Next();
    private Process? _keeper;

    private RestartableServer(PostgresBinaries binaries, ServerAccount account, string folder, string[] settings)
    {
        (_binaries, _account, _folder, _settings) = (binaries, account, folder, settings);
        ConnectionString = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = _port,
            Username = "postgres",
            Password = Password,
            Database = "postgres",
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
            Pooling = false,
        }.ConnectionString;
    }

    /// <summary>A superuser's connection string to the maintenance database.</summary>
    public string ConnectionString { get; }

    /// <summary>What the server has written to its log.</summary>
    public string Log => File.ReadAllText(Path.Combine(_folder, "server.log"));

    /// <summary>Makes one and starts it.</summary>
    /// <param name="settings">Settings of the server, <c>name=value</c>.</param>
    public static async Task<RestartableServer> StartNewAsync(params string[] settings)
    {
        var memory = Directory.Exists(TemporaryFolder.MemoryPath) ? TemporaryFolder.MemoryPath : Path.GetTempPath();
        var folder = Path.Combine(memory, $"tm-own-{Guid.NewGuid():N}"[..20]);
        var account = await ServerAccount.ChooseAsync(CancellationToken.None);
        var binaries = await new BinarySearch(BinarySources.OfThisMachine(Repository.Root), account, Console.Error.WriteLine).FindAsync(CancellationToken.None);
        var made = await ProgramRun.RunAsync("/bin/sh", ["-c", Initialise, binaries.InitDb, folder], CancellationToken.None, account, "/", Password + "\n");
        if (!made.Succeeded) throw new InvalidOperationException($"initdb: {made.Complaint}");
        var server = new RestartableServer(binaries, account, folder, settings);
        await server.StartAsync();
        return server;
    }

    /// <summary>A database of it.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync(string name)
    {
        var database = new TestDatabase(ConnectionString, name);
        await database.CreateAsync(template: null);
        return database;
    }

    /// <summary>Starts it, again at the same port, and waits until it takes connections.</summary>
    public async Task StartAsync()
    {
        var port = _port.ToString(CultureInfo.InvariantCulture);
        string[] settings = ["listen_addresses=127.0.0.1", $"port={port}", "unix_socket_directories=", "fsync=off", "full_page_writes=off", "max_connections=200", .. _settings];
        var info = new ProcessStartInfo("/bin/sh", ["-c", Keep, _binaries.Postgres, "-D", "data", .. settings.SelectMany(setting => new[] { "-c", setting })])
        {
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
        };
        if (_account.UserName is { } user) info.UserName = user;
        _keeper = Process.Start(info)!;
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(20))
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString);
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (clock.Elapsed < s_patience && !_keeper.HasExited)
            {
                // Not yet.
            }
        }
    }

    /// <summary>Stops it at once (SIGQUIT, <c>pg_ctl stop -m immediate</c>): sessions are cut, nothing is tidied up, the next start recovers.</summary>
    public async Task StopImmediatelyAsync()
    {
        if (_keeper is null) return;
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync();
        _keeper.Dispose();
        _keeper = null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopImmediatelyAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
