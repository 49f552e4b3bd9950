using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;
using TenantMigrations.Postgres.Inspection;

namespace TenantMigrations.Postgres;

/// <summary>
/// The session in which throw-away databases are made and dropped. It holds the lock that shows that they are somebody's. A migration may end it, with everybody
/// else's: then another one takes its place.
/// </summary>
/// <param name="address">The maintenance database.</param>
/// <param name="lockClass">The first number of the lock.</param>
/// <param name="key">The second, its own.</param>
[SuppressMessage("Security", "CA2100", Justification = "CREATE, ALTER and DROP take no parameters; names are made here or quoted.")]
internal sealed class MaintenanceSession(DatabaseAddress address, int lockClass, int key) : IAsyncDisposable
{
    private Session? _session;
    private FleetException? _gone;

    public Task ExecuteAsync(string sql, CancellationToken cancellationToken) => UseAsync(
        async connection =>
        {
            using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    public Task<T> AskAsync<T>(string sql, CancellationToken cancellationToken) => UseAsync(
        async connection =>
        {
            using var command = new NpgsqlCommand(sql, connection);
            return (T)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        },
        cancellationToken);

    /// <summary>The first column of all rows.</summary>
    public Task<IReadOnlyList<string>> TextsAsync(string sql, CancellationToken cancellationToken) => UseAsync(
        async connection =>
        {
            using var command = new NpgsqlCommand(sql, connection);
            return await CatalogQueries.TextsAsync(command, cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    /// <summary>Uses the session, or, where it was ended meanwhile, a new one.</summary>
    public async Task<T> UseAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        if (_session is { } session && ConnectionTrouble.IsOpen(session.Connection))
        {
            try
            {
                return await use(session.Connection).ConfigureAwait(false);
            }
            catch (Exception e) when (ConnectionTrouble.IsLoss(e) && !cancellationToken.IsCancellationRequested)
            {
                // Once more below.
            }
        }

        return await use(await OpenAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (_session is not null) await _session.DisposeAsync().ConfigureAwait(false);
        _session = null;
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        // A server that is gone is not waited for again and again.
        if (_gone is not null) throw _gone;
        await DisposeAsync().ConfigureAwait(false);
        try
        {
            _session = await new SessionSource(address).OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (FleetException unreachable)
        {
            _gone = unreachable;
            throw;
        }

        // Read-only is what a migration may make all new sessions (ALTER ROLE ALL SET …).
        using var take = new NpgsqlCommand(
            string.Create(CultureInfo.InvariantCulture, $"SET default_transaction_read_only = off; SELECT pg_catalog.pg_advisory_lock({lockClass}, {key})"), _session.Connection);
        await take.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return _session.Connection;
    }
}
