using System.Data;
using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Journal;

/// <summary>Counts heads anew that do not agree with the status rows, as after a restore or an edit with triggers switched off.</summary>
internal sealed class HeadCorrection(DatabaseAddress address, JournalSql journal)
{
    /// <summary>Does it, and returns whether one was wrong. Right ones cost one query and no lock.</summary>
    public async Task<bool> RunAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using (var look = new NpgsqlCommand(journal.WrongHeads, connection))
        {
            var reader = await look.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) return false;
            }
        }

        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            // The whole database's lock: nobody else moves a head meanwhile. What is seen after it is newer than what was seen above.
            using var batch = new NpgsqlBatch(connection, transaction);
            batch.Add(journal.Hold).Text(null);
            batch.BatchCommands.Add(new NpgsqlBatchCommand(journal.CorrectHeads));
            try
            {
                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException e) when (e.SqlState == "TM001")
            {
                throw new FleetException(
                    FleetErrorKind.Locked,
                    $"{address.Key}: stored heads do not agree with the status rows, and they are counted anew only while nothing else works here; {e.MessageText}. Try again when it is done.",
                    e);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
    }
}
