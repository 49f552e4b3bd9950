using System.Diagnostics;

namespace TenantMigrations.Postgres.Local;

/// <summary>Whether a process number that was read from a file still means the process that wrote it: numbers are used again.</summary>
internal static class RunningProgram
{
    /// <summary>Whether any process has the number.</summary>
    internal static bool Exists(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Whether the process runs, and works in the folder or below it.</summary>
    internal static bool WorksIn(int processId, string folder)
    {
        try
        {
            // Only Linux tells the working folder. Elsewhere the program's name has to do.
            if (OperatingSystem.IsLinux())
                return WorkingFolderIsIn(processId, folder);

            using var process = Process.GetProcessById(processId);
            return process.ProcessName is "postgres" or "sh" or "bash" or "dash";
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool WorkingFolderIsIn(int processId, string folder)
    {
        try
        {
            var working = File.ResolveLinkTarget($"/proc/{processId}/cwd", returnFinalTarget: false)?.FullName;
            return working == folder || working?.StartsWith(folder + "/", StringComparison.Ordinal) == true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // ended meanwhile, or another account's and so not ours
        }
    }
}
