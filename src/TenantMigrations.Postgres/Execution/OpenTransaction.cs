using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Execution;

/// <summary>
/// A transaction that a migration outside of one began and did not end. What it did, and what the journal says of it, would be gone with the session.
/// </summary>
internal static class OpenTransaction
{
    /// <summary>Rolls it back; false where there is none.</summary>
    public static async Task<bool> RollBackAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            // The server refuses it outside a transaction, which it tells in no cheaper way.
            using var probe = new NpgsqlCommand("SAVEPOINT tenant_migrations", connection);
            await probe.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.NoActiveSqlTransaction)
        {
            return false;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InFailedSqlTransaction)
        {
            // One statement of it failed, which is told by itself.
        }

        using var rollback = new NpgsqlCommand("ROLLBACK", connection);
        await rollback.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    public static StepFailure Failure(int step) => new(
        step,
        "the migration runs outside a transaction, began one and did not end it; what it did in there is rolled back. Add the COMMIT, or do without BEGIN.",
        PostgresErrorCodes.ActiveSqlTransaction,
        StatementIndex: null,
        Position: null,
        Detail: null,
        Hint: null,
        IsRetryable: false);
}
