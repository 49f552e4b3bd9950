using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Local;

/// <summary>Where a cluster lies that is to be thrown away.</summary>
internal static class ThrowawayFolder
{
    private const string Memory = "/dev/shm";

    // An empty cluster takes 40 MiB; a container's /dev/shm often has 64 MiB in all.
    private const long Room = 1L << 30;

    internal static async Task<ClusterFolder> MakeAsync(ServerAccount account, CancellationToken cancellationToken)
    {
        var path = Path.Combine(HasRoom() ? Memory : Path.GetTempPath(), $"tenant-migrations-{Guid.NewGuid():N}"[..30]);
        var (folder, reason) = await ClusterFolder.TryPrepareAsync(path, account, cancellationToken).ConfigureAwait(false);
        return folder ?? throw new FleetException(
            FleetErrorKind.Settings, $"The throw-away PostgreSQL runs as {account.Name} and cannot live in {path}: {reason}. Let that account reach the folder above, or set TMPDIR to one that it can reach.");
    }

    private static bool HasRoom()
    {
        try
        {
            return Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > Room;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}
