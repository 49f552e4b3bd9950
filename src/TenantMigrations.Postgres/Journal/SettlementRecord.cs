using System.Data;
using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Journal;

/// <summary>Records a person's word, under the lock that a process at work would hold.</summary>
internal sealed class SettlementRecord(DatabaseAddress address, ExecutionPolicy policy, JournalSql journal)
{
    public async Task WriteAsync(NpgsqlConnection connection, Settlement settlement, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);
        using var batch = new NpgsqlBatch(connection, transaction);
        var hold = new NpgsqlBatchCommand(journal.Hold);
        hold.Parameters.Text(settlement.TenantId);
        batch.BatchCommands.Add(hold);
        var write = new NpgsqlBatchCommand(journal.Settle);
        write.Parameters.Text(settlement.Migration.Id).Text(settlement.TenantId).Guid(settlement.RunId).Text(policy.Actor)
            .Text(settlement.Migration.Checksum).Text(settlement.Reason).Text(JournalValues.Status(settlement.Status)).Text(JournalValues.Status(settlement.Found));
        batch.BatchCommands.Add(write);
        var isWritten = false;
        try
        {
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                isWritten = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException e) when (e.SqlState == "TM001")
        {
            throw new FleetException(
                FleetErrorKind.Locked,
                $"{address.Key}: {settlement.Migration.Id} cannot be marked for {settlement.TenantId ?? "the database"} now: {e.MessageText}. Wait for it, or end it first.",
                e);
        }

        if (isWritten) return;
        throw new FleetException(
            FleetErrorKind.Locked,
            $"{address.Key}: {settlement.Migration.Id} is not {JournalValues.Status(settlement.Found)} any more for {settlement.TenantId ?? "the database"}, so it was not marked: "
            + "another run has settled it meanwhile. 'status' shows how it stands.");
    }
}
