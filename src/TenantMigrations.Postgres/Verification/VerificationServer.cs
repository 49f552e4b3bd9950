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
    private readonly MaintenanceSession _session;
    private readonly Removal _removal;
    private readonly IAsyncDisposable? _behind;
    private readonly PostgresFleetDatabases _databases = new(maximumConnections: 8);
    private readonly string _name;
    private readonly string _password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    private string? _role;
    private HashSet<string>? _roles;
    private bool? _isSuperuser;
    private int _places;

    private VerificationServer(DatabaseAddress maintenance, MaintenanceSession session, string name, IAsyncDisposable? behind)
    {
        _maintenance = maintenance;
        _session = session;
        _removal = new Removal(maintenance, session);
        _name = name;
        _behind = behind;
    }

    /// <inheritdoc/>
    public string Version { get; private set; } = "";

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
        var key = RandomNumberGenerator.GetInt32(int.MaxValue);
        var session = new MaintenanceSession(maintenance, LockClass, key);
        var server = new VerificationServer(maintenance, session, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{key:x8}"), behind);
        try
        {
            await new LeftPlaces(session, new Removal(maintenance, session), Prefix, LockClass).ClearAsync(cancellationToken).ConfigureAwait(false);
            await server.BeginAsync(isOwn, cancellationToken).ConfigureAwait(false);
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
            await _session.ExecuteAsync($"CREATE DATABASE {name}{owner} TEMPLATE template0", cancellationToken).ConfigureAwait(false);
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

        return new VerificationPlace(ConnectionStrings.Resolve(login.ConnectionString, null), () => _removal.DropDatabaseAsync(name));
    }

    /// <inheritdoc/>
    public async Task ActAsync(bool superuser, CancellationToken cancellationToken)
    {
        if (_role is null || _isSuperuser == superuser) return;
        await _session.ExecuteAsync($"ALTER ROLE {_role} {(superuser ? "SUPERUSER" : "NOSUPERUSER")}", cancellationToken).ConfigureAwait(false);
        _isSuperuser = superuser;
    }

    /// <inheritdoc/>
    public async Task ForgetRolesAsync(CancellationToken cancellationToken)
    {
        if (_roles is null || _role is null) return;

        // Databases and tablespaces that the migrations made are theirs by owner; of a role it is known only that it was not there before.
        foreach (var database in await _session.TextsAsync($"SELECT datname::text FROM pg_catalog.pg_database WHERE datdba = '{_role}'::pg_catalog.regrole", cancellationToken).ConfigureAwait(false))
            await _removal.DropDatabaseAsync(database).ConfigureAwait(false);
        foreach (var place in await _session.TextsAsync($"SELECT spcname::text FROM pg_catalog.pg_tablespace WHERE spcowner = '{_role}'::pg_catalog.regrole", cancellationToken).ConfigureAwait(false))
            await _removal.TryAsync($"DROP TABLESPACE {SqlText.Identifier(place)}").ConfigureAwait(false);
        await _removal.TryAsync("ALTER ROLE ALL RESET ALL").ConfigureAwait(false);
        foreach (var role in await RolesAsync(cancellationToken).ConfigureAwait(false))
            if (!_roles.Contains(role)) await _removal.DropRoleAsync(role).ConfigureAwait(false);
    }

    /// <summary>Drops what is left, and leaves the server.</summary>
    public async ValueTask DisposeAsync()
    {
        await _databases.DisposeAsync().ConfigureAwait(false);

        // A CREATE DATABASE whose answer was not waited for has none but this to drop it.
        for (var place = 1; place <= _places; place++) await _removal.DropDatabaseAsync(NameOf(place)).ConfigureAwait(false);
        if (_role is not null) await _removal.DropRoleAsync(_role).ConfigureAwait(false);
        await _session.DisposeAsync().ConfigureAwait(false);
        if (_behind is not null) await _behind.DisposeAsync().ConfigureAwait(false);
    }

    private async Task BeginAsync(bool isOwn, CancellationToken cancellationToken)
    {
        Version = await _session.UseAsync(connection => Task.FromResult(connection.PostgreSqlVersion.ToString()), cancellationToken).ConfigureAwait(false);
        if (isOwn) _roles = [.. await RolesAsync(cancellationToken).ConfigureAwait(false)];
        if (!await _session.AskAsync<bool>("SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = session_user", cancellationToken).ConfigureAwait(false)) return;

        // Of one that a killed process leaves, nobody knows the password; and from the next day on it opens nothing to anybody.
        var until = await _session.AskAsync<string>("SELECT pg_catalog.to_char(pg_catalog.now() + '1 day', 'YYYY-MM-DD HH24:MI:SSTZH:TZM')", cancellationToken).ConfigureAwait(false);
        await _session.ExecuteAsync($"CREATE ROLE {_name} LOGIN SUPERUSER PASSWORD '{ScramVerifier.Of(_password)}' VALID UNTIL '{until}'", CancellationToken.None).ConfigureAwait(false);
        _role = _name;
    }

    private string NameOf(int place) => string.Create(CultureInfo.InvariantCulture, $"{_name}_{place}");

    // Others that verify on this server at the same time have their own.
    private Task<IReadOnlyList<string>> RolesAsync(CancellationToken cancellationToken) =>
        _session.TextsAsync($"SELECT rolname::text FROM pg_catalog.pg_roles WHERE NOT pg_catalog.starts_with(rolname, 'pg_') AND NOT pg_catalog.starts_with(rolname, '{Prefix}')", cancellationToken);

    private static FleetException Refused(DatabaseAddress server, PostgresException refused) => new(
        FleetErrorKind.Settings,
        $"{server.Server} does not let migrations be tried out in databases of their own: {refused.MessageText} ({refused.SqlState}). Connect as a role that may create databases, or leave --connection-variable out: then a local server is started.",
        refused);
}
