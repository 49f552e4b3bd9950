using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;

namespace TenantMigrations.Postgres.Tenants;

/// <summary>The tenants that a query lists (<c>Tenants:Query</c>). It runs read-only, and its columns are known by name.</summary>
internal sealed class QueryTenantSource(SessionPool pool, DatabaseAddress address, Poolers poolers, string query) : ITenantSource
{
    public async Task<IReadOnlyList<TenantEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        var source = new SessionSource(address, poolers);
        await using (source.ConfigureAwait(false))
        {
            var session = await pool.RentAsync(source, fresh: true, cancellationToken).ConfigureAwait(false);
            session.IsClean = false; // whatever the query did to the session, nobody else gets it
            try
            {
                return await ReadAsync(session, cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException e) when (!ConnectionTrouble.IsLoss(e) && !cancellationToken.IsCancellationRequested)
            {
                throw Refused(e);
            }
            catch (Exception e) when (ConnectionTrouble.IsLoss(e) && !cancellationToken.IsCancellationRequested)
            {
                throw ConnectionTrouble.OnUse(address, e);
            }
            finally
            {
                await pool.ReturnAsync(source, session).ConfigureAwait(false);
            }
        }
    }

    private async Task<IReadOnlyList<TenantEntry>> ReadAsync(Session session, CancellationToken cancellationToken)
    {
        var connection = session.Connection;

        // The transaction alone would not do: a query of several statements may end it. A pooler would hand the setting on to somebody else.
        if (!session.IsPooled)
        {
            using var readOnly = new NpgsqlCommand("SET default_transaction_read_only = on", connection);
            await readOnly.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        using (var begin = new NpgsqlCommand("BEGIN READ ONLY", connection)) await begin.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        using var command = new NpgsqlCommand(query, connection) { AllResultTypesAreUnknown = true };
        var tenants = new List<TenantEntry>();
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var columns = TenantColumns.Of(reader);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) tenants.Add(columns.Read(reader, tenants.Count + 1));
        }

        return tenants;
    }

    private FleetException Refused(PostgresException e) => new(
        FleetErrorKind.Settings,
        e.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction
            ? $"Tenants:Query on {address.Key} tries to change something: {e.MessageText}. It runs read-only; let it only SELECT."
            : $"Tenants:Query fails on {address.Key}: {e.MessageText} ({e.SqlState}{(e.Position > 0 ? FormattableString.Invariant($", at character {e.Position}") : "")}).");
}
