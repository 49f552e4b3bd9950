using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Npgsql;

namespace TenantMigrations.Benchmarks.Harness;

/// <summary>A PostgreSQL of the benchmark's own, in memory or on disk, with everything a production server does, fsync included.</summary>
internal sealed class BenchmarkServer : IDisposable
{
    private readonly Process _process;
    private readonly string _directory;
    private readonly Lock _gate = new();

    private readonly PosixSignalRegistration[] _signals;

    private BenchmarkServer(Process process, string directory, int port)
    {
        (_process, _directory, Port) = (process, directory, port);
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, Interrupted))];
    }

    public int Port { get; }

    public string Version { get; private set; } = "";

    public static async Task<BenchmarkServer> StartAsync(bool onDisk)
    {
        var bin = PostgresBinaries.Find();
        var directory = Path.Combine(onDisk ? Path.GetTempPath() : "/dev/shm", $"tenantmigrations-bench-{Environment.ProcessId}");
        Directory.CreateDirectory(directory);
        if (PostgresBinaries.ServerUser is { } user)
            await Processes.RunAsync("chown", [user, directory]);
        await Processes.RunAsync(PostgresBinaries.AsServerUser(
            Path.Combine(bin, "initdb"), "-D", $"{directory}/data", "-A", "trust", "-U", "postgres", "--locale=C.UTF-8", "-E", "UTF8"));

        var port = FreePort();
        var start = PostgresBinaries.AsServerUser(Path.Combine(bin, "postgres"), [.. Settings(directory, port)]);
        start.RedirectStandardError = true;
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => ReportTrouble(line.Data);
        process.BeginErrorReadLine();
        var server = new BenchmarkServer(process, directory, port);
        await server.WaitUntilReadyAsync();
        return server;
    }

    public string ConnectionString(string database, int? port = null) =>
        $"Host=127.0.0.1;Port={port ?? Port};Username=postgres;Database={database}";

    public async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false;Command Timeout=600;Server Compatibility Mode=NoTypeLoading");
        await connection.OpenAsync();
        return connection;
    }

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        StopAndDelete();
        _process.Dispose();
    }

    /// <summary>Leaves neither a server nor its gigabytes behind.</summary>
    private void Interrupted(PosixSignalContext context)
    {
        context.Cancel = true;
        StopAndDelete();
        Environment.Exit(130);
    }

    /// <summary>A signal and the end of a failed benchmark may come at once; the second waits for the first.</summary>
    private void StopAndDelete()
    {
        lock (_gate)
        {
            if (!Directory.Exists(_directory))
                return;

            // PostgreSQL's fast shutdown.
            const int SigInt = 2;
            if (!_process.HasExited)
                _ = Kill(_process.Id, SigInt);
            _process.WaitForExit();
            Directory.Delete(_directory, recursive: true);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);

    private static IEnumerable<string> Settings(string directory, int port)
    {
        yield return "-D";
        yield return $"{directory}/data";
        string[] settings =
        [
            $"port={port}", "listen_addresses=127.0.0.1", $"unix_socket_directories={directory}", "max_connections=300",
            "shared_buffers=1GB", "max_wal_size=16GB", "checkpoint_timeout=1h", "log_min_messages=error", "log_checkpoints=off",
            // Vacuum would visit some runs and not others; each run has a fresh database instead.
            "autovacuum=off",
        ];
        foreach (var setting in settings)
        {
            yield return "-c";
            yield return setting;
        }
    }

    /// <summary>A failed statement is the contestant's to report (EF Core provokes one a tenant); a dying server is not.</summary>
    private static void ReportTrouble(string? line)
    {
        if (line?.Contains("PANIC") == true || line?.Contains("No space left") == true)
            Console.Error.WriteLine($"postgres: {line}");
    }

    private async Task WaitUntilReadyAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var connection = await OpenAsync("postgres");
                Version = connection.PostgreSqlVersion.ToString();
                return;
            }
            catch (NpgsqlException) when (attempt < 200 && !_process.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
