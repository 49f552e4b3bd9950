using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;
using TenantMigrations.Postgres.Tenants;

namespace TenantMigrations.Postgres;

/// <summary>
/// Throw-away databases on a server: a local one of their own, or one that somebody names. They are called <c>tm_verify_…</c>, and who was killed over them leaves
/// them to the next one, who drops them.
/// </summary>
[SuppressMessage("Security", "CA2100", Justification = "CREATE, ALTER and DROP take no parameters; names are made here or quoted.")]
public sealed class VerificationServer : IVerificationServer
{
    private const string Prefix = "tm_verify_";

    // The first of the two numbers of the lock that shows that a verification is alive; the second is the run's own.
    private const int LockClass = 0x746d7679;

    private readonly DatabaseAddress _maintenance;
    private readonly NpgsqlConnection _connection;
    private readonly IAsyncDisposable? _behind;
    private readonly PostgresFleetDatabases _databases = new(maximumConnections: 8);
    private readonly string _name;
    private readonly string? _role;
    private readonly string _password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    private readonly HashSet<string>? _roles;
    private bool? _isSuperuser;
    private int _places;

    private VerificationServer(DatabaseAddress maintenance, NpgsqlConnection connection, string name, bool mayMakeRoles, HashSet<string>? roles, IAsyncDisposable? behind)
    {
        _maintenance = maintenance;
        _connection = connection;
        _name = name;
        _role = mayMakeRoles ? name : null;
        _roles = roles;
        _behind = behind;
        Version = connection.PostgreSqlVersion.ToString();
    }

    /// <inheritdoc/>
    public string Version { get; }

    /// <inheritdoc/>
    public IFleetDatabases Databases => _databases;

    /// <summary>Opens it.</summary>
    /// <param name="connectionString">A connection to the server, as somebody who may create databases there; a superuser may also create the role that is none.</param>
    /// <param name="isOwn">Whether nobody else uses the server: then roles that migrations made are dropped again.</param>
    /// <param name="behind">What is disposed behind it, such as the server itself.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="FleetException">The server cannot be reached, or does not allow it.</exception>
    public static async Task<VerificationServer> OpenAsync(
        string connectionString, bool isOwn, IAsyncDisposable? behind = null, CancellationToken cancellationToken = default)
    {
        var maintenance = ServerLoan.Maintenance(ConnectionStrings.Resolve(connectionString, null));
        var session = await new SessionSource(maintenance).OpenAsync(cancellationToken).ConfigureAwait(false);
        var connection = session.Connection;
        try
        {
            var key = RandomNumberGenerator.GetInt32(int.MaxValue);
            await AskAsync<object>(connection, string.Create(CultureInfo.InvariantCulture, $"SELECT pg_catalog.pg_advisory_lock({LockClass}, {key})"), cancellationToken).ConfigureAwait(false);
            await new LeftPlaces(connection, Prefix, LockClass).ClearAsync(cancellationToken).ConfigureAwait(false);
            var isSuperuser = await AskAsync<bool>(connection, "SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = session_user", cancellationToken).ConfigureAwait(false);
            var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{key:x8}");
            var server = new VerificationServer(maintenance, connection, name, isSuperuser, isOwn ? await RolesAsync(connection, cancellationToken).ConfigureAwait(false) : null, behind);
            if (isSuperuser) await server.ExecuteAsync($"CREATE ROLE {name} LOGIN SUPERUSER PASSWORD '{server._password}'", CancellationToken.None).ConfigureAwait(false);
            return server;
        }
        catch (PostgresException refused) when (!ConnectionTrouble.IsLoss(refused))
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw Refused(maintenance, refused);
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<IVerificationPlace> CreatePlaceAsync(CancellationToken cancellationToken)
    {
        var name = NameOf(++_places);
        try
        {
            // From template0, for what somebody has put into template1 is in no other database.
            var owner = _role is null ? "" : $" OWNER {_role}";
            await ExecuteAsync($"CREATE DATABASE {name}{owner} TEMPLATE template0", cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException refused) when (!ConnectionTrouble.IsLoss(refused))
        {
            throw Refused(_maintenance, refused);
        }

        var login = new NpgsqlConnectionStringBuilder(_maintenance.ConnectionString) { Database = name, IncludeErrorDetail = true };
        if (_role is not null)
        {
            login.Username = _role;
            login.Password = _password;
        }

        return new VerificationPlace(ConnectionStrings.Resolve(login.ConnectionString, null), () => DropAsync(name));
    }

    /// <inheritdoc/>
    public async Task ActAsync(bool superuser, CancellationToken cancellationToken)
    {
        if (_role is null || _isSuperuser == superuser) return;
        await ExecuteAsync($"ALTER ROLE {_role} {(superuser ? "SUPERUSER" : "NOSUPERUSER")}", cancellationToken).ConfigureAwait(false);
        _isSuperuser = superuser;
    }

    /// <inheritdoc/>
    public async Task ForgetRolesAsync(CancellationToken cancellationToken)
    {
        if (_roles is null) return;
        foreach (var role in await RolesAsync(_connection, cancellationToken).ConfigureAwait(false))
        {
            if (role == _role || _roles.Contains(role)) continue;
            await ExecuteAsync($"DROP ROLE {SqlText.Identifier(role)}", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Drops what is left, and leaves the server.</summary>
    public async ValueTask DisposeAsync()
    {
        await _databases.DisposeAsync().ConfigureAwait(false);

        // A CREATE DATABASE whose answer was not waited for has none but this to drop it.
        for (var place = 1; place <= _places && ConnectionTrouble.IsOpen(_connection); place++) await DropAsync(NameOf(place)).ConfigureAwait(false);
        try
        {
            if (_role is not null && ConnectionTrouble.IsOpen(_connection)) await ExecuteAsync($"DROP ROLE IF EXISTS {_role}", CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is PostgresException || ConnectionTrouble.IsLoss(e))
        {
            // The next verification drops it.
        }

        await _connection.DisposeAsync().ConfigureAwait(false);
        if (_behind is not null) await _behind.DisposeAsync().ConfigureAwait(false);
    }

    private string NameOf(int place) => string.Create(CultureInfo.InvariantCulture, $"{_name}_{place}");

    private async Task DropAsync(string name)
    {
        try
        {
            await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is PostgresException || ConnectionTrouble.IsLoss(e))
        {
            // The next verification drops it.
        }
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<T> AskAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    private static async Task<HashSet<string>> RolesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand("SELECT rolname::text FROM pg_catalog.pg_roles WHERE rolname NOT LIKE 'pg\\_%'", connection);
        return [.. await Inspection.CatalogQueries.TextsAsync(command, cancellationToken).ConfigureAwait(false)];
    }

    private static FleetException Refused(DatabaseAddress server, PostgresException refused) => new(
        FleetErrorKind.Settings,
        $"{server.Server} does not let migrations be tried out in databases of their own: {refused.MessageText} ({refused.SqlState}). Connect as a role that may create databases, or leave --connection-variable out: then a local server is started.",
        refused);
}
