using System.Globalization;
using Npgsql;
using TenantMigrations.Postgres.Local;
using TenantMigrations.TestKit;
using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Postgres.Tests.Local;

/// <summary>A project's folder with what its local server said and left. Whatever still runs in it ends with the test.</summary>
internal sealed class LocalProject : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.CreateInMemory("tm-local-");

    public string Directory => _folder.Path;

    public List<string> Said { get; } = [];

    /// <summary>Where the cluster lies: in the project, unless a start said otherwise.</summary>
    public string Cluster { get; private set; } = "";

    public string In(params string[] segments) => Path.Combine([Cluster, .. segments]);

    public Task<LocalPostgres> StartAsync() => StartAsync(_ => { });

    public async Task<LocalPostgres> StartAsync(Action<string> hear)
    {
        var local = await LocalPostgres.StartAsync(new LocalPostgresOptions { ProjectDirectory = Directory }, Said.Add + hear);
        Cluster = local.Folder;
        return local;
    }

    /// <summary>Another process that uses the same server, until it is interrupted or killed; its own process group when told so.</summary>
    public async Task<RunningProcess> HoldAsync(bool ownGroup = false)
    {
        var process = RunningProcess.Start(Host(ownGroup, "hold"));
        var ready = await process.WaitForLineAsync("ready:");
        Cluster = ready[(ready.LastIndexOf(" in ", StringComparison.Ordinal) + 4)..];
        return process;
    }

    public CommandLine Host(bool ownGroup, params string[] arguments)
    {
        string[] command = ["dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "TenantMigrations.LocalHost.dll"), Directory, .. arguments];
        return ownGroup ? new CommandLine("setsid", command) : new CommandLine(command[0], command[1..]);
    }

    /// <summary>The processes that work in the cluster's folder: keeper, server and the server's children.</summary>
    public int[] Processes() => ProcessesIn(Cluster);

    public static int[] ProcessesIn(string folder)
    {
        var found = new List<int>();
        foreach (var process in System.IO.Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && RunningProgram.WorksIn(id, folder))
                found.Add(id);
        }

        return [.. found];
    }

    public Task<bool> NothingRunsAsync() => Patience.UntilAsync(() => Processes().Length == 0, TimeSpan.FromSeconds(30), CancellationToken.None);

    public int[] KeeperProcesses()
    {
        var keeper = File.ReadAllLines(In("keeper"));
        return [.. Processes().Where(id => ArgumentsOf(id).Contains("keep-server.sh", StringComparison.Ordinal))
            .OrderByDescending(id => id.ToString(CultureInfo.InvariantCulture) == keeper[0])];
    }

    /// <summary>A process's program and arguments; nothing when it has just ended.</summary>
    public static string ArgumentsOf(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }

    public static async Task<T?> ScalarAsync<T>(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    /// <summary>Signals processes, or a group by its negative number. One that has just ended by itself is no trouble.</summary>
    public static Task SignalAsync(string signal, params int[] processes) =>
        new CommandLine("kill", [$"-{signal}", "--", .. processes.Select(id => id.ToString(CultureInfo.InvariantCulture))]).RunAsync();

    public async ValueTask DisposeAsync()
    {
        if (Cluster.Length > 0)
        {
            if (!await NothingRunsAsync())
                await SignalAsync("KILL", Processes());
            if (System.IO.Directory.Exists(Cluster))
                System.IO.Directory.Delete(Cluster, recursive: true);
        }

        _folder.Dispose();
    }
}
