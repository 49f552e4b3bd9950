using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Connections;

/// <summary>Opens sessions to one physical database: one data source, never one a tenant, and no type loading, which reads the whole of pg_type.</summary>
internal sealed class SessionSource(DatabaseAddress address, Poolers? poolers = null) : IAsyncDisposable
{
    private readonly Poolers _poolers = poolers ?? new Poolers();
    private readonly Lazy<NpgsqlDataSource> _dataSource = new(() => Build(address));

    public DatabaseAddress Address { get; } = address;

    /// <summary>No session is kept any more.</summary>
    public bool IsClosed { get; set; }

    public async Task<Session> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var connection = await _dataSource.Value.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await LookAtAsync(connection, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                // Nobody else has it: what is not closed here would be one connection more than there may be.
                await connection.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }
        catch (Exception e) when (e is NpgsqlException or IOException or System.Net.Sockets.SocketException or TimeoutException or ArgumentException or NotSupportedException
            or System.Security.Authentication.AuthenticationException)
        {
            throw ConnectionTrouble.OnConnect(Address, e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw ConnectionTrouble.OnConnect(Address, e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_dataSource.IsValueCreated) await _dataSource.Value.DisposeAsync().ConfigureAwait(false);
    }

    private const int OldestVersion = 15;

    private async Task<Session> LookAtAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (connection.PostgreSqlVersion.Major < OldestVersion) throw TooOld(connection.PostgreSqlVersion);
        var session = new Session(connection) { IsPooled = await _poolers.IsBetweenAsync(Address, connection, cancellationToken).ConfigureAwait(false) };

        // Statement spans and quoting are made for it; it is on by default since PostgreSQL 9.1.
        if (connection.PostgresParameters.TryGetValue("standard_conforming_strings", out var strings) && strings == "off")
        {
            using var command = new NpgsqlCommand("SET standard_conforming_strings = on", connection);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        return session;
    }

    private FleetException TooOld(Version version) => new(
        FleetErrorKind.Settings,
        $"{Address.Key} runs PostgreSQL {version}; the journal needs {OldestVersion} or newer (unique keys that treat nulls as equal). Upgrade the server; nothing was changed.");

    private static NpgsqlDataSource Build(DatabaseAddress address)
    {
        var builder = new NpgsqlSlimDataSourceBuilder(ConnectionStrings.ForSessions(address));
        builder.EnableTransportSecurity();
        builder.EnableIntegratedSecurity();
        builder.EnableArrays();
        builder.EnableRanges();
        builder.EnableMultiranges();
        builder.EnableJsonTypes();
        builder.EnableNetworkTypes();
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        return builder.Build();
    }
}
