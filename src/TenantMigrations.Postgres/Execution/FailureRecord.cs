using System.Data;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Journal;

namespace TenantMigrations.Postgres.Execution;

/// <summary>
/// Writes that a step failed, after its rollback and in a transaction of its own. A migration that is applied stays <c>completed</c>, with the error
/// beside it: a rollback that failed inside a transaction undid nothing.
/// </summary>
internal sealed class FailureRecord(ExecutionPolicy policy, JournalSql journal)
{
    // Where the failure closed the connection, the server gives its locks free some moments later.
    private const int Attempts = 5;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    public async Task WriteAsync(NpgsqlConnection connection, TenantWork work, StepFailure failure, string error, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (await TryWriteAsync(connection, work, failure, error, journal.Fail, cancellationToken).ConfigureAwait(false)) return;
            await Task.Delay(s_pause, cancellationToken).ConfigureAwait(false);
        }

        // Another run has the tenant by now; the row is its to write. The attempt is history all the same.
        await TryWriteAsync(connection, work, failure, error, journal.FailInLogOnly, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> TryWriteAsync(
        NpgsqlConnection connection, TenantWork work, StepFailure failure, string error, string sql, CancellationToken cancellationToken)
    {
        // Said outright, as everywhere: under another default isolation the write could fail because somebody else's came first.
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);
        using var batch = new NpgsqlBatch(connection, transaction);
        var migration = work.Steps[failure.StepIndex].Migration;
        var tenant = work.Tenant?.Id;
        if (sql == journal.Fail)
        {
            var hold = new NpgsqlBatchCommand(journal.Hold);
            hold.Parameters.Text(tenant);
            batch.BatchCommands.Add(hold);
        }

        var write = new NpgsqlBatchCommand(sql);
        write.Parameters.Text(migration.Id).Text(tenant).Guid(work.RunId).Text(policy.Actor).Text(migration.Checksum).Text(error);
        batch.BatchCommands.Add(write);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == "TM001")
        {
            return false;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction)
        {
            // What takes no writing takes no record either; the failure itself is told.
            return true;
        }
    }
}
