using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace TenantMigrations.TestKit.Postgres;

/// <summary>Where the server comes from: one that already runs, named by an environment variable, or one started here.</summary>
internal static class ServerSource
{
    internal const string ExistingServer = "TENANTMIGRATIONS_TEST_POSTGRES";

    internal static async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(ExistingServer) is { Length: > 0 } existing)
            return existing;

        var root = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        var folder = Path.Combine(root, $"tm-test-{Guid.NewGuid():N}"[..20]);
        var user = Environment.UserName == "root" ? "postgres" : null;
        var bin = Environment.GetEnvironmentVariable("TENANTMIGRATIONS_POSTGRES_BIN")
            ?? Directory.GetDirectories("/usr/lib/postgresql").Max() + "/bin";
        using var initdb = Process.Start(Info($"{bin}/initdb", user, "-D", folder, "-A", "trust", "-U", "postgres", "-N", "--locale=C.UTF-8", "-E", "UTF8"))!;
        await initdb.StandardOutput.ReadToEndAsync();
        await initdb.WaitForExitAsync();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var server = Process.Start(Info($"{bin}/postgres", user, "-D", folder, "-c", "fsync=off", "-c", "synchronous_commit=off",
            "-c", "full_page_writes=off", "-c", "listen_addresses=127.0.0.1", "-c", string.Create(CultureInfo.InvariantCulture, $"port={port}"),
            "-c", $"unix_socket_directories={folder}", "-c", "max_connections=300"))!;
        while (await server.StandardError.ReadLineAsync() is { } line && !line.Contains("ready to accept connections", StringComparison.Ordinal))
        {
        }

        _ = server.StandardError.ReadToEndAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            Process.Start("kill", ["-INT", server.Id.ToString(CultureInfo.InvariantCulture)])!.WaitForExit();
            server.WaitForExit();
            Directory.Delete(folder, recursive: true);
        };
        return new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "postgres", Database = "postgres" }.ConnectionString;
    }

    private static ProcessStartInfo Info(string file, string? user, params string[] arguments)
    {
        var info = new ProcessStartInfo(file, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/tmp" };
        if (user is not null)
            info.UserName = user;
        return info;
    }
}
