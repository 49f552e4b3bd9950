namespace TenantMigrations.Engine;

/// <summary>Says what to do about a file that cannot be read or written: that is trouble of the place, not of the tool.</summary>
internal static class FileTrouble
{
    private const int DiskFullOnUnix = 28;
    private const int DiskFullOnWindows = unchecked((int)0x80070070);

    /// <summary>Works on files.</summary>
    /// <param name="work">The work.</param>
    /// <param name="project">The project whose files they are, as far as it is known.</param>
    /// <exception cref="FleetException">A file cannot be read or written.</exception>
    public static T Explained<T>(Func<T> work, AuthoringProject? project = null)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var isBegun = project is not null && File.Exists(project.PathTo(InterruptedRebase.FileName));
            throw new FleetException(FleetErrorKind.Settings,
                $"{exception.Message.TrimEnd('.')}. {Remedy(exception)}, then run {(isBegun ? "'rebase' again: it has begun, and finishes what is left" : "the same command again")}.", exception);
        }
    }

    private static string Remedy(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "See that it is a file, in a folder that this user may write to",
        FileNotFoundException or DirectoryNotFoundException => "It went away meanwhile: see that nothing else is changing the project",
        IOException { HResult: DiskFullOnUnix or DiskFullOnWindows } => "Make room on the disk",
        _ => "See that it can be read and written, and that no other program holds it",
    };
}
