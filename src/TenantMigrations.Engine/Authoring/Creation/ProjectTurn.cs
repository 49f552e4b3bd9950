using System.Security.Cryptography;
using System.Text;

namespace TenantMigrations.Engine;

/// <summary>
/// Processes of one machine write into a project one after the other: between what one has read of it and what it writes, nobody else gives out an id or a name.
/// The system frees the turn of a killed process; the file it leaves, in the folder for temporary files, stands in nobody's way. Projects share 256 of them: it matters little that
/// two may wait for each other.
/// </summary>
internal static class ProjectTurn
{
    private const int HeldOnLinux = 11;
    private const int HeldOnMac = 35;
    private const int HeldOnWindows = unchecked((int)0x80070020);

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits for the turn; the caller gives it back. Null where there is no place to keep one: who cannot take turns goes on alone.</summary>
    /// <param name="project">The project.</param>
    /// <param name="patience">How long it waits.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="FleetException">Another process has it for longer.</exception>
    public static IDisposable? Take(AuthoringProject project, TimeSpan patience, CancellationToken cancellationToken = default)
    {
        var folder = WritablePaths.Resolved(project.Directory);
        var name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..2].ToLowerInvariant();
        var turn = Path.Combine(Path.GetTempPath(), $"tenant-migrations-{name}.lock");
        for (var waited = TimeSpan.Zero; ; waited += s_pause)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(turn, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            }
            catch (IOException exception) when (exception.HResult is HeldOnLinux or HeldOnMac or HeldOnWindows)
            {
                if (waited >= patience)
                    throw new FleetException(FleetErrorKind.Locked, "Another command is writing into this project. Wait until it has ended, then run the same command again. Nothing was written.", exception);
                Thread.Sleep(s_pause);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }
}
