using System.Data;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Journal;

namespace TenantMigrations.Postgres.Execution;

/// <summary>The journal's rows of work outside a transaction, each written in a short transaction of its own.</summary>
internal sealed class DirectJournal(WorkScope scope, DirectSession session, MigrationStep step)
{
    private readonly NpgsqlConnection _connection = session.Connection;

    private string? Tenant => scope.Context.TenantId;

    /// <summary>Takes the locks for the session, compares the head and the conditions, and writes <c>running</c>.</summary>
    public async Task<DirectStart> BeginAsync(CancellationToken cancellationToken)
    {
        var transaction = await _connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var (head, start) = await ReadAsync(transaction, cancellationToken).ConfigureAwait(false);
            if (head != scope.Head || start.HeadMoved) return start with { HeadMoved = true };
            using var batch = new NpgsqlBatch(_connection, transaction);
            batch.Add(scope.Journal.HoldSession).Text(Tenant).Integer(session.ProcessId);
            batch.Add(scope.Journal.Begin).Text(step.Migration.Id).Text(Tenant).Guid(scope.Work.RunId).Text(scope.Policy.Actor).Text(step.Migration.Checksum)
                .Text(step.Kind == StepKind.Rollback ? "rollback_started" : "started").Integer(start.Done);
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return start;
        }
    }

    public async Task WriteStepAsync(int done, CancellationToken cancellationToken)
    {
        await HoldAgainAsync(cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(scope.Journal.WriteStep, p => p.Text(step.Migration.Id).Text(Tenant).Integer(done), cancellationToken).ConfigureAwait(false);
    }

    public async Task WriteCheckpointAsync(string checkpoint, CancellationToken cancellationToken)
    {
        await HoldAgainAsync(cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(
            scope.Journal.WriteCheckpoint,
            p => p.Text(step.Migration.Id).Text(Tenant).Text(step.Migration.Checksum).Guid(scope.Work.RunId).Text(checkpoint),
            cancellationToken).ConfigureAwait(false);
    }

    public async Task FinishAsync(TimeSpan elapsed, CancellationToken cancellationToken)
    {
        await HoldAgainAsync(cancellationToken).ConfigureAwait(false);
        var transaction = await _connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);
        using var batch = new NpgsqlBatch(_connection, transaction);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(JournalSql.FireTriggers));
        batch.Add(scope.Journal.Finish).Text(step.Migration.Id).Text(Tenant).Guid(scope.Work.RunId).Text(scope.Policy.Actor).Text(step.Migration.Checksum)
            .Text(JournalValues.LogKind(step.Kind)).Long((long)elapsed.TotalMilliseconds);
        batch.Add(scope.Journal.ReadHead).Text(Tenant);
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            scope.Head = new JournalHead(reader.GetInt32(0), reader.GetInt64(1));
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<(JournalHead Head, DirectStart Start)> ReadAsync(NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        using var batch = new NpgsqlBatch(_connection, transaction);
        batch.Add(scope.Journal.Hold).Text(Tenant);
        batch.Add(scope.Journal.Guard).Text(Tenant).Texts([.. scope.Work.BarrierTenants])
            .Texts(step.Kind == StepKind.Apply ? [.. step.OtherScope] : []).Texts(step.Kind == StepKind.Rollback ? [.. step.OtherScope] : []);
        batch.Add(scope.Journal.ReadHead).Text(Tenant);
        batch.Add(scope.Journal.ReadStatus).Text(step.Migration.Id).Text(Tenant);
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            var head = new JournalHead(reader.GetInt32(0), reader.GetInt64(1));
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) return (head, default);
            var status = JournalValues.Status(reader.GetString(0));
            if (status is not (MigrationStatus.Running or MigrationStatus.Failed)) return (head, default);

            // The row is right even where the plan was made before the last attempt: it is read under the lock.
            var isSame = reader.GetString(3) == step.Migration.Checksum;
            var needsRecovery = !scope.MayRepeat(step) && (status == MigrationStatus.Failed || !isSame);
            return (head, new DirectStart(
                needsRecovery,
                isSame ? reader.GetInt32(1) : 0,
                isSame && status == MigrationStatus.Running,
                isSame && !reader.IsDBNull(2) ? reader.GetString(2) : null));
        }
    }

    // A migration can give the session's locks away (pg_advisory_unlock_all). Then another process takes its row for a dead one's and goes on with it.
    private async Task HoldAgainAsync(CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(scope.Journal.HoldSession, _connection);
        command.Parameters.Text(Tenant).Integer(session.ProcessId);
        if (await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true) return;
        throw new FleetException(
            FleetErrorKind.Locked,
            $"{scope.Address.Key}: {step.Migration.Id} gave its own lock free (pg_advisory_unlock_all, or pg_advisory_unlock of all it holds), and another process works there by now. "
            + "It was stopped behind the statement that did so; take that out of the migration.");
    }

    private async Task ExecuteAsync(string sql, Action<NpgsqlParameterCollection> fill, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(sql, _connection);
        fill(command.Parameters);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
