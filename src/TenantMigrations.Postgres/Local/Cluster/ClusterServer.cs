using System.Globalization;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Local;

/// <summary>A cluster's server, as one of the processes that use it sees it. How it starts is in <c>ClusterServer.Start.cs</c>.</summary>
internal sealed partial class ClusterServer : IAsyncDisposable
{
    internal const string UserName = "postgres";

    private static readonly TimeSpan s_stopTime = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan s_graceTime = TimeSpan.FromSeconds(3);
    private readonly ClusterFolder _folder;
    private readonly PostgresBinaries _binaries;
    private readonly bool _throwaway;
    private ServerLease? _lease;

    private ClusterServer(ClusterFolder folder, PostgresBinaries binaries, ServerProfile profile, ServerLease lease, int port, bool joined)
    {
        _throwaway = profile.Throwaway;
        _folder = folder;
        _binaries = binaries;
        _lease = lease;
        Port = port;
        Joined = joined;
        Password = File.ReadAllText(folder.PasswordFile);
    }

    internal int Port { get; }

    internal string Password { get; }

    /// <summary>Whether another process had started it.</summary>
    internal bool Joined { get; }

    /// <summary>Opens the server: joins it where it runs, else starts it, and makes the cluster first where there is none.</summary>
    /// <remarks>The announcement is said before a start, and asked for when nobody else can change the folder any more.</remarks>
    internal static async Task<ClusterServer> OpenAsync(
        ClusterFolder folder,
        PostgresBinaries binaries,
        ServerProfile profile,
        Action<string> say,
        CancellationToken cancellationToken,
        Func<string>? announcement = null)
    {
        using var held = await ClusterLock.TakeAsync(folder, say, cancellationToken).ConfigureAwait(false);
        if (await ServerLease.TryJoinAsync(folder, cancellationToken).ConfigureAwait(false) is { } joined)
        {
            if (PostmasterFile.Read(folder.PostmasterFile) is { Ready: true } running)
                return new ClusterServer(folder, binaries, profile, joined, running.Port, joined: true);
            joined.Dispose();
        }

        if (announcement is not null)
            say(announcement());
        await EndPreviousAsync(folder, binaries, say, cancellationToken).ConfigureAwait(false);
        if (!folder.Initialised)
            await InitialiseAsync(folder, binaries, profile, cancellationToken).ConfigureAwait(false);
        return await StartAsync(folder, binaries, profile, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Leaves the server; the last one to leave sees it stop.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _lease, null) is not { } lease)
            return;

        FileStream? held = null;
        try
        {
            held = await ClusterLock.TakeAsync(_folder, _ => { }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FleetException or IOException)
        {
            // The lease ends all the same, and with it the server when nobody else uses it.
        }

        using (held)
        {
            lease.Dispose();
            if (OthersUseIt())
                return;

            await Patience.UntilAsync(() => HasStopped() || KeeperIsDead(), s_stopTime, CancellationToken.None).ConfigureAwait(false);
            if (!await Patience.UntilAsync(HasStopped, s_graceTime, CancellationToken.None).ConfigureAwait(false))
                await StopAsync(_folder, _binaries, "immediate", CancellationToken.None).ConfigureAwait(false);
        }
    }

    private bool HasStopped() => _throwaway
        ? !Directory.Exists(_folder.Path)
        : File.Exists(_folder.Stopped) || (KeeperIsDead() && !ServerRuns());

    private bool ServerRuns() =>
        PostmasterFile.Read(_folder.PostmasterFile) is { } server && RunningProgram.WorksIn(server.ProcessId, _folder.Path);

    private bool KeeperIsDead() => KeeperFile.Read(_folder) is not { Alive: true };

    private bool OthersUseIt()
    {
        try
        {
            using var alone = ClusterLock.TryExclusive(_folder.Clients);
            return alone is null;
        }
        catch (IOException)
        {
            return false; // the folder of a throwaway server is gone
        }
    }

    private static Task<ProgramRun> StopAsync(ClusterFolder folder, PostgresBinaries binaries, string mode, CancellationToken cancellationToken) =>
        ProgramRun.RunAsync(binaries.PgCtl, ["stop", "-s", "-D", "data", "-m", mode, "-w", "-t", "30"], cancellationToken, folder.Account, folder.Path);

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
