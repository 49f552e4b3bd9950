using System.Globalization;
using System.Security.Cryptography;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Local;

internal sealed partial class ClusterServer
{
    // Another program may take the port between our asking for a free one and the server's binding it.
    private const int PortAttempts = 5;
    private const int LogLinesShown = 8;
    private static readonly TimeSpan s_startTime = TimeSpan.FromMinutes(2);

    /// <summary>Sees to it that nothing of an earlier server is in the way.</summary>
    private static async Task EndPreviousAsync(ClusterFolder folder, PostgresBinaries binaries, Action<string> say, CancellationToken cancellationToken)
    {
        // One that is stopping: its keeper tidies up at the very end, and must not tidy up what we are about to lay out.
        await Patience.UntilAsync(() => File.Exists(folder.Stopped) || KeeperFile.Read(folder) is not { Alive: true }, s_stopTime, cancellationToken)
            .ConfigureAwait(false);

        // One whose asker was killed while it made the cluster: it goes on to its end.
        await Patience.UntilAsync(() => !IsInitialising(folder), s_startTime, cancellationToken).ConfigureAwait(false);

        if (PostmasterFile.Read(folder.PostmasterFile) is not { } previous)
            return;

        if (RunningProgram.WorksIn(previous.ProcessId, folder.Path))
        {
            say($"A PostgreSQL server of this project was left running without its keeper (process {previous.ProcessId}); stopping it first.");
            var stopped = await StopAsync(folder, binaries, "fast", cancellationToken).ConfigureAwait(false);
            if (!stopped.Succeeded)
                throw Unusable($"The PostgreSQL server that runs in {folder.Data} (process {previous.ProcessId}) could not be stopped: {stopped.Complaint}", folder);
        }
        else if (RunningProgram.Exists(previous.ProcessId))
        {
            // Left by a crash, and the number is another program's by now: PostgreSQL would refuse to start because of it.
            // Where no process has the number PostgreSQL itself knows what to do.
            File.Delete(folder.PostmasterFile);
        }
    }

    private static async Task InitialiseAsync(ClusterFolder folder, PostgresBinaries binaries, ServerProfile profile, CancellationToken cancellationToken)
    {
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        ProgramRun? run = null;
        foreach (var locale in Locales(binaries.Major))
        {
            run = await folder.RunApartAsync(
                "initialise.sh",
                [binaries.InitDb, "--auth=scram-sha-256", $"--username={UserName}", "--encoding=UTF8", .. locale, .. profile.InitdbOptions],
                password,
                CancellationToken.None).ConfigureAwait(false); // a second or two; killed, it would leave shared memory behind
            cancellationToken.ThrowIfCancellationRequested();
            if (run.Succeeded)
                return;
        }

        throw Unusable($"initdb ({binaries.InitDb}) could not make a cluster in {folder.Path}: {run!.Complaint}", folder);
    }

    /// <summary>Letters of all languages, sorted by code point: the same order on every machine. The best that is there comes first.</summary>
    private static IEnumerable<string[]> Locales(int major)
    {
        if (major >= 17)
            yield return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
        yield return ["--locale=C.UTF-8"];
        yield return ["--locale=C"];
    }

    private static async Task<ClusterServer> StartAsync(
        ClusterFolder folder, PostgresBinaries binaries, ServerProfile profile, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var opened = await folder.RunAsync("open.sh", [], Script.Text("keep-server.sh"), cancellationToken).ConfigureAwait(false);
            if (!opened.Succeeded)
                throw Unusable($"The folder {folder.Path} cannot be used: {opened.Complaint}", folder);

            var port = FreePort.Next();
            var lease = ServerLease.Open(folder);
            try
            {
                await LaunchAsync(folder, binaries, profile, port, cancellationToken).ConfigureAwait(false);
                if (!await Patience.UntilAsync(() => IsReady(folder) || File.Exists(folder.Stopped), s_startTime, cancellationToken).ConfigureAwait(false))
                    throw Unusable($"The local PostgreSQL in {folder.Path} was not ready after {s_startTime.TotalMinutes:0} minutes.{LogEnd(folder)}", folder);

                if (!File.Exists(folder.Stopped))
                    return new ClusterServer(folder, binaries, profile, lease, port, joined: false);

                if (attempt == PortAttempts || !LogText(folder).Contains("could not bind", StringComparison.Ordinal))
                    throw Unusable($"The local PostgreSQL in {folder.Path} did not start.{LogEnd(folder)}", folder);
            }
            catch
            {
                lease.Dispose();
                throw;
            }

            lease.Dispose();
        }
    }

    private static async Task LaunchAsync(
        ClusterFolder folder, PostgresBinaries binaries, ServerProfile profile, int port, CancellationToken cancellationToken)
    {
        // Only this machine can connect, and only with the password. No Unix socket: its path may be no longer than 107 bytes.
        string[] settings = ["listen_addresses=127.0.0.1", $"port={Invariant(port)}", "unix_socket_directories=", .. profile.Settings];
        var environment = new Dictionary<string, string>
        {
            ["PGDATA"] = "data",
            ["TENANTMIGRATIONS_SERVER_PROGRAM"] = binaries.Postgres,
            ["TENANTMIGRATIONS_SERVER_LIFE"] = profile.Throwaway ? "throwaway" : "kept",
        };

        // pg_ctl gives the keeper a session of its own, with its output in the log: nothing of it hangs on our terminal or pipes.
        var launched = await ProgramRun.RunAsync(
            binaries.PgCtl,
            ["start", "-s", "-W", "-l", "server.log", "-p", Script.Shell, "-o", $"keep-server.sh {string.Join(' ', settings.Select(setting => $"-c {setting}"))}"],
            cancellationToken,
            folder.Account,
            folder.Path,
            environment: environment).ConfigureAwait(false);
        if (!launched.Succeeded)
            throw Unusable($"pg_ctl ({binaries.PgCtl}) could not start the local PostgreSQL: {launched.Complaint}", folder);
    }

    private static bool IsInitialising(ClusterFolder folder)
    {
        try
        {
            return int.TryParse(File.ReadAllText(folder.Initialising), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var id)
                && RunningProgram.WorksIn(id, folder.Path);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool IsReady(ClusterFolder folder) =>
        KeeperFile.Read(folder) is { } keeper
        && PostmasterFile.Read(folder.PostmasterFile) is { Ready: true } server
        && server.ProcessId == keeper.ServerId;

    private static FleetException Unusable(string message, ClusterFolder folder) => new(
        FleetErrorKind.Unreachable,
        $"{message}\nThe folder {folder.Path} holds nothing but this local server: removing it gives a fresh start, without the data in it.");

    private static string LogEnd(ClusterFolder folder)
    {
        var lines = LogText(folder).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Length == 0 ? "" : $" The end of its log ({folder.Log}):\n  {string.Join("\n  ", lines.TakeLast(LogLinesShown))}";
    }

    private static string LogText(ClusterFolder folder)
    {
        try
        {
            return File.ReadAllText(folder.Log);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
