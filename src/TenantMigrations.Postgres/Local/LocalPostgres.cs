using System.Diagnostics.CodeAnalysis;
using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Local;

/// <summary>
/// A PostgreSQL server of the project's own, for development: found, set up, started and stopped without anybody having to know.
/// It runs as long as somebody uses it. Processes of the same project share it; when the last one has disposed it, has ended or was
/// killed, the server stops. Its data stays for the next time.
/// </summary>
/// <remarks>It listens on 127.0.0.1 only and asks for a random password, kept in a file that only the server's account can read.</remarks>
public sealed class LocalPostgres : IAsyncDisposable
{
    private const string MaintenanceDatabase = "postgres";

    private readonly ClusterServer _server;

    private LocalPostgres(ClusterServer server, PostgresBinaries binaries, string folder, string database)
    {
        _server = server;
        Version = binaries.Version;
        BinFolder = binaries.BinFolder;
        Folder = folder;
        ConnectionString = ConnectionStringTo(database);
    }

    /// <summary>A superuser's connection string, with the password in it: not to be printed.</summary>
    public string ConnectionString { get; }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port => _server.Port;

    /// <summary>The server's version, such as <c>15.18</c>.</summary>
    public string Version { get; }

    /// <summary>Where PostgreSQL's programs were found.</summary>
    public string BinFolder { get; }

    /// <summary>The cluster's folder, with the data and the server's log. Removing it while no server runs gives a fresh start.</summary>
    public string Folder { get; }

    /// <summary>Opens the project's server: joins it where it already runs, else starts it; the first time, makes it.</summary>
    /// <param name="options">Which one.</param>
    /// <param name="say">Told in whole sentences what is done, before it is done.</param>
    /// <param name="cancellationToken">Stops waiting; whatever was started stops too.</param>
    /// <exception cref="FleetException">There are no PostgreSQL programs, or the server does not start; the message says what to do.</exception>
    public static async Task<LocalPostgres> StartAsync(LocalPostgresOptions options, Action<string> say, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(say);
        RequireUnix();

        var project = Path.GetFullPath(options.ProjectDirectory);
        if (!Directory.Exists(project))
            throw new FleetException(FleetErrorKind.Settings, $"There is no folder {project} to make a local PostgreSQL for.");

        var account = await ServerAccount.ChooseAsync(cancellationToken).ConfigureAwait(false);
        var binaries = await new BinarySearch(BinarySources.OfThisMachine(project), account, say).FindAsync(cancellationToken).ConfigureAwait(false);
        var (folder, elsewhere) = await ProjectFolder.ChooseAsync(project, binaries.Major, account, cancellationToken).ConfigureAwait(false);
        var server = await ClusterServer.OpenAsync(
            folder, binaries, ServerProfile.Development, say, cancellationToken, () => Announcement(project, binaries, folder, elsewhere)).ConfigureAwait(false);
        if (server.Joined)
            say($"Using the local PostgreSQL {binaries.Version} that another process of this project has started.");

        try
        {
            var local = new LocalPostgres(server, binaries, folder.Path, options.Database);
            await local.EnsureDatabaseAsync(options.Database, cancellationToken).ConfigureAwait(false);
            return local;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Starts a server of this process's own, for what is to be thrown away: it syncs nothing to disk, lies in memory where the machine has room there, and is
    /// gone with its data when it is disposed, or the process ends, however it ends.
    /// </summary>
    /// <param name="directory">From here upwards <c>node_modules</c> are looked at for PostgreSQL's programs.</param>
    /// <param name="say">Told in whole sentences what is done, before it is done.</param>
    /// <param name="cancellationToken">Stops waiting; whatever was started stops too.</param>
    /// <exception cref="FleetException">There are no PostgreSQL programs, or the server does not start; the message says what to do.</exception>
    public static async Task<LocalPostgres> StartThrowawayAsync(string directory, Action<string> say, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(say);
        RequireUnix();

        var account = await ServerAccount.ChooseAsync(cancellationToken).ConfigureAwait(false);
        var binaries = await new BinarySearch(BinarySources.OfThisMachine(Path.GetFullPath(directory)), account, say).FindAsync(cancellationToken).ConfigureAwait(false);
        var folder = await ThrowawayFolder.MakeAsync(account, cancellationToken).ConfigureAwait(false);
        var server = await ClusterServer.OpenAsync(
            folder, binaries, ServerProfile.Test, say, cancellationToken, () => $"Starting a throw-away PostgreSQL {binaries.Version} from {binaries.BinFolder}.").ConfigureAwait(false);
        return new LocalPostgres(server, binaries, folder.Path, MaintenanceDatabase);
    }

    /// <summary>The same server, another of its databases.</summary>
    public string ConnectionStringTo(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = ClusterServer.UserName,
        Password = _server.Password,
        Database = database,
        // Nothing leaves the machine, and asking whether to encrypt would be a round trip a connection.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>Creates a database where it is missing.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "CREATE DATABASE takes no parameters; the name is quoted.")]
    public async Task EnsureDatabaseAsync(string name, CancellationToken cancellationToken = default)
    {
        var maintenance = new NpgsqlConnectionStringBuilder(ConnectionStringTo(MaintenanceDatabase)) { Pooling = false };
        using var connection = new NpgsqlConnection(maintenance.ConnectionString);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        using var exists = new NpgsqlCommand("SELECT FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = name } } };
        using (var reader = await exists.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
        {
            if (reader.HasRows)
                return;
        }

        try
        {
            using var create = new NpgsqlCommand($"CREATE DATABASE \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", connection);
            await create.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process made it at the same moment.
        }
    }

    /// <summary>Leaves the server. It stops when nobody else uses it; this waits until it has.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static string Announcement(string project, PostgresBinaries binaries, ClusterFolder folder, string? elsewhere)
    {
        var path = folder.Path.StartsWith(project + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? Path.GetRelativePath(project, folder.Path)
            : folder.Path;
        var text = $"Starting a local PostgreSQL {binaries.Version} from {binaries.BinFolder}";
        if (!folder.Initialised)
            text += $"; the first time it makes a cluster in {path}";
        return elsewhere is null ? $"{text}." : $"{text} ({elsewhere}).";
    }

    private static void RequireUnix()
    {
        if (OperatingSystem.IsWindows())
        {
            throw new FleetException(
                FleetErrorKind.Settings,
                "A local PostgreSQL is started on Linux and macOS only. On Windows, work in WSL, or start a server yourself (the "
                + "PostgreSQL installer, or a container) and set ConnectionString instead of Local.");
        }
    }
}
