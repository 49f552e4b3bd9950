using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Connections;

/// <summary>Lends a session of one database for a piece of the product's own work, and says in words what goes wrong with it.</summary>
/// <param name="pool">All sessions.</param>
/// <param name="source">The database's.</param>
/// <param name="schema">The journal's schema, for messages.</param>
internal sealed class SessionLoan(SessionPool pool, SessionSource source, string schema) : IAsyncDisposable
{
    public DatabaseAddress Address => source.Address;

    public async ValueTask DisposeAsync()
    {
        await pool.CloseAsync(source).ConfigureAwait(false);
        await source.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>For what may be asked twice: where the connection was lost, as that of an idle session to a server that was restarted, on a new one.</summary>
    public async Task<T> AskAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        try
        {
            return await UseAsync(use, cancellationToken).ConfigureAwait(false);
        }
        catch (FleetException e) when (e.Kind == FleetErrorKind.Unreachable && e.InnerException is not null)
        {
            await pool.ClearAsync(source).ConfigureAwait(false);
            return await UseAsync(use, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<T> UseAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        var session = await pool.RentAsync(source, fresh: false, cancellationToken).ConfigureAwait(false);
        session.IsClean = false;
        try
        {
            var result = await use(session.Connection).ConfigureAwait(false);
            session.IsClean = true;
            return result;
        }
        catch (PostgresException e) when (!ConnectionTrouble.IsLoss(e) && !cancellationToken.IsCancellationRequested)
        {
            throw ConnectionTrouble.OnJournal(source.Address, e, schema);
        }
        catch (Exception e) when (ConnectionTrouble.IsLoss(e))
        {
            // Cancelling a question to a server that is gone ends in its loss.
            cancellationToken.ThrowIfCancellationRequested();
            throw ConnectionTrouble.OnUse(source.Address, e);
        }
        finally
        {
            await pool.ReturnAsync(source, session).ConfigureAwait(false);
        }
    }
}
