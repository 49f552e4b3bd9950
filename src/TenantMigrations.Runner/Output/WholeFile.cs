namespace TenantMigrations.Runner;

/// <summary>
/// Writes a file whole or not at all: first under a name that nobody reads, then it takes its place. A link stays one, and what is no file (a pipe, <c>/dev/stdout</c>) is
/// written to as it is.
/// </summary>
internal static class WholeFile
{
    /// <param name="path">The file.</param>
    /// <param name="what">What it will be, as the beginning of a sentence.</param>
    /// <param name="write">Writes it.</param>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void Write(string path, string what, Action<Stream> write)
    {
        try
        {
            if (Directory.Exists(path)) throw new IOException("It is a folder.");
            var isDevice = IsDevice(path);
            var target = isDevice || new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
            if (!File.Exists(target) || !WritesThrough(target, isDevice, write)) Replace(target, write);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{what} cannot be written to '{path}': {exception.Message}");
        }
    }

    // Of the folders below it that of Linux for what is kept in memory holds files.
    private static bool IsDevice(string path) => !OperatingSystem.IsWindows() && path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal);

    // Also finds out whether the user may write to it, for whoever may write to the folder can replace it in any case.
    private static bool WritesThrough(string path, bool isDevice, Action<Stream> write)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        if (stream.CanSeek && !isDevice) return false;
        write(stream);
        return true;
    }

    private static void Replace(string target, Action<Stream> write)
    {
        var folder = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"There is no folder '{folder}'.");

        // Of its own length, as the name itself may be as long as the system takes.
        var unfinished = Path.Combine(folder, $".tm-{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write)) write(stream);
            if (!OperatingSystem.IsWindows() && File.Exists(target)) File.SetUnixFileMode(unfinished, File.GetUnixFileMode(target));
            File.Move(unfinished, target, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
