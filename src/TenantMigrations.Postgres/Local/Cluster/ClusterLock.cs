using System.Diagnostics;

namespace TenantMigrations.Postgres.Local;

/// <summary>Only one process at a time makes, starts or stops a cluster. The system frees the lock of a killed process.</summary>
internal static class ClusterLock
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(1);

    internal static async Task<FileStream> TakeAsync(ClusterFolder folder, Action<string> say, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        var said = false;
        while (true)
        {
            if (TryExclusive(folder.Lock) is { } held)
                return held;

            if (!said && waited.Elapsed > s_silence)
            {
                said = true;
                say($"Another process starts or stops the local PostgreSQL in {folder.Path}; waiting for it.");
            }

            if (waited.Elapsed > s_patience)
            {
                throw new Engine.FleetException(
                    Engine.FleetErrorKind.Unreachable,
                    $"Another process has held the local PostgreSQL in {folder.Path} for {s_patience.TotalMinutes:0} minutes without finishing its "
                    + $"start or stop. The process that has {folder.Lock} open is the one to look at, or to end.");
            }

            await Task.Delay(20, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Null when another process has the file open.</summary>
    internal static FileStream? TryExclusive(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException))
        {
            return null;
        }
    }
}
