namespace TenantMigrations.Engine;

/// <summary>One rebase at a time works in a folder. The system frees the lock of a killed process; the file it leaves stands in nobody's way.</summary>
internal static class RebaseLock
{
    public const string FileName = "migrations.rebase.lock";

    private const int HeldOnLinux = 11;
    private const int HeldOnMac = 35;
    private const int HeldOnWindows = unchecked((int)0x80070020);

    /// <summary>Takes it; the caller gives it back.</summary>
    /// <exception cref="FleetException">Another process has it.</exception>
    public static FileStream Take(AuthoringProject project)
    {
        var path = project.PathTo(FileName);
        if (new FileInfo(path).LinkTarget is not null)
            throw new FleetException(FleetErrorKind.Settings, $"'{path}' is a link; a rebase that is at work is known by a file of that name. Take the link away, and run 'rebase' again.");
        try
        {
            var held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);

            // Opened just before another gave it back and deleted it: then it keeps nobody out.
            if (File.Exists(path)) return held;
            held.Dispose();
            throw Held(null);
        }
        catch (IOException exception) when (exception.HResult is HeldOnLinux or HeldOnMac or HeldOnWindows)
        {
            throw Held(exception);
        }
    }

    private static FleetException Held(Exception? inner) =>
        new(FleetErrorKind.Locked, "Another rebase is at work in this project. Wait until it has ended, then run 'rebase' again.", inner);
}
