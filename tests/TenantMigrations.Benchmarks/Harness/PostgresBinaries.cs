using System.Diagnostics;

namespace TenantMigrations.Benchmarks.Harness;

/// <summary>Finds a server's programs, and the user to run them as: PostgreSQL refuses root.</summary>
internal static class PostgresBinaries
{
    public static string? ServerUser => Environment.UserName == "root" ? "postgres" : null;

    public static string Find()
    {
        string?[] candidates =
        [
            Environment.GetEnvironmentVariable("TENANTMIGRATIONS_POSTGRES_BIN"),
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'),
            .. Installed("/usr/lib/postgresql"),
        ];
        return candidates.FirstOrDefault(c => !string.IsNullOrEmpty(c) && File.Exists(Path.Combine(c, "initdb")))
            ?? throw new InvalidOperationException(
                "No PostgreSQL was found. Install one, or name the folder that holds initdb in TENANTMIGRATIONS_POSTGRES_BIN.");
    }

    public static ProcessStartInfo AsServerUser(string program, params string[] arguments)
    {
        // Readable for any user, unlike the home folder that the benchmark may have been started from.
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" };
        if (ServerUser is { } user)
            start.UserName = user;
        return start;
    }

    private static IEnumerable<string> Installed(string root) => !Directory.Exists(root)
        ? []
        : Directory.GetDirectories(root)
            .OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var major) ? major : 0)
            .Select(d => Path.Combine(d, "bin"));
}
