using System.Data;
using System.Diagnostics;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;
using TenantMigrations.Postgres.Observation;

namespace TenantMigrations.Postgres.Execution;

/// <summary>
/// A statement of work outside a transaction in a short one of its own, together with its record: whatever kills the process, the row says what is done.
/// </summary>
internal sealed class RecordedStatement(
    WorkScope scope, NpgsqlConnection connection, int step, DirectJournal journal, DirectContext context, StatementObserver observer)
{
    /// <summary>Runs and records it. Not recorded and no failure: the server does not take it in a transaction, so that nothing of it was done.</summary>
    /// <param name="statement">Which one.</param>
    /// <param name="sql">What is sent for it.</param>
    /// <param name="cancellationToken">Cancels it; what is in flight is rolled back.</param>
    public async Task<(bool IsRecorded, StepFailure? Failure)> RunAsync(int statement, string sql, CancellationToken cancellationToken)
    {
        var place = new CommandPlace(CommandPurpose.Statement, step, statement);
        await context.SetTimeoutsAsync(concurrent: false, cancellationToken).ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        try
        {
            await observer.BeginAsync(connection, cancellationToken).ConfigureAwait(false);
            using (var batch = new NpgsqlBatch(connection, transaction))
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
                var begun = Stopwatch.GetTimestamp();
                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                StatementClock.Tell(scope, step, statement, Stopwatch.GetElapsedTime(begun));
                if (RowCheck.Check(scope, step, statement, batch.BatchCommands[0]) is { } otherRows) return (false, otherRows);
            }

            await observer.NextAsync(connection, statement, cancellationToken).ConfigureAwait(false);

            if (await context.DifferenceAsync(cancellationToken).ConfigureAwait(false) is { } difference) return (false, DirectContext.Failure(step, statement, difference));
            await context.ResetRoleAsync(cancellationToken).ConfigureAwait(false);
            await journal.WriteStepAsync(statement + 1, cancellationToken).ConfigureAwait(false);
            place = new CommandPlace(CommandPurpose.Commit, step);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ActiveSqlTransaction)
        {
            return (false, null);
        }
        catch (PostgresException e) when (!ConnectionTrouble.IsLoss(e) && !cancellationToken.IsCancellationRequested)
        {
            return (false, ServerRefusal.Failure(scope, e, place));
        }
        finally
        {
            await DisposeAsync(transaction).ConfigureAwait(false);
        }

        await context.TakeRoleAsync(cancellationToken).ConfigureAwait(false);
        return (true, null);
    }

    private static async ValueTask DisposeAsync(NpgsqlTransaction transaction)
    {
        try
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (ConnectionTrouble.IsLoss(e) || e is InvalidOperationException)
        {
            // The connection is gone or busy; the session is thrown away, and the server rolls back.
        }
    }
}
