using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;

namespace TenantMigrations.Postgres;

/// <summary>A session of a throw-away database, beside those on which migrations run; opened when it is first needed, and again where somebody has ended it.</summary>
internal sealed class PlaceSession(DatabaseAddress address) : IAsyncDisposable
{
    private Session? _session;

    public async ValueTask<NpgsqlConnection> ConnectionAsync(CancellationToken cancellationToken)
    {
        if (_session is { } known && ConnectionTrouble.IsOpen(known.Connection)) return known.Connection;
        await DisposeAsync().ConfigureAwait(false);
        _session = await new SessionSource(address).OpenAsync(cancellationToken).ConfigureAwait(false);
        return _session.Connection;
    }

    /// <summary>For what may be asked twice: where a migration has ended the session, in a new one.</summary>
    public async Task<T> AskAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        try
        {
            return await AskOnceAsync(use, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (ConnectionTrouble.IsLoss(e) && !cancellationToken.IsCancellationRequested)
        {
            return await AskOnceAsync(use, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_session is not null) await _session.DisposeAsync().ConfigureAwait(false);
        _session = null;
    }

    private async Task<T> AskOnceAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        try
        {
            return await use(await ConnectionAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (PostgresException refused) when (!ConnectionTrouble.IsLoss(refused) && !cancellationToken.IsCancellationRequested)
        {
            throw new FleetException(FleetErrorKind.Settings, $"{address.Key}: the server refused: {refused.MessageText} ({refused.SqlState}).", refused);
        }
    }
}
