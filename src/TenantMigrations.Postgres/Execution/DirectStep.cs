using System.Diagnostics;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;
using TenantMigrations.Postgres.Journal;

namespace TenantMigrations.Postgres.Execution;

/// <summary>
/// A migration outside a transaction, on a connection of its own that is thrown away afterwards. The session holds the locks, the row is <c>running</c>
/// before anything happens, and each statement is recorded when it is done: together with it where it may run in a transaction, else behind it. Between
/// its statements the session has neither transaction nor snapshot: a concurrent index build anywhere in the database would wait for them.
/// </summary>
internal sealed class DirectStep : ICodeTransactions
{
    private readonly WorkScope _scope;
    private readonly NpgsqlConnection _connection;
    private readonly int _index;
    private readonly MigrationStep _step;
    private readonly DirectJournal _journal;
    private readonly DirectContext _context;
    private NpgsqlTransaction? _transaction;

    private DirectStep(WorkScope scope, NpgsqlConnection connection, int index)
    {
        _scope = scope;
        _connection = connection;
        _index = index;
        _step = scope.Work.Steps[index];
        _journal = new DirectJournal(scope, connection, _step);
        _context = new DirectContext(scope, connection);
    }

    public NpgsqlTransaction? Transaction => _transaction;

    public static async Task<WorkOutcome> RunAsync(WorkScope scope, int index, CancellationToken cancellationToken)
    {
        var session = await scope.DirectSessionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var step = new DirectStep(scope, session.Connection, index);
            var outcome = await step.RunAsync(cancellationToken).ConfigureAwait(false);

            // The end of a session gives its locks free some time later; what follows, the record of a failure first, must not run into them.
            using var unlock = new NpgsqlCommand(JournalSql.UnlockSession, session.Connection);
            await unlock.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return outcome;
        }
        finally
        {
            await scope.ReturnDirectAsync(session).ConfigureAwait(false);
        }
    }

    public async Task BeginBatchAsync(CancellationToken cancellationToken) =>
        _transaction = await _connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);

    public async Task CommitBatchAsync(string checkpoint, CancellationToken cancellationToken)
    {
        await _context.ResetRoleAsync(cancellationToken).ConfigureAwait(false);
        await _journal.WriteCheckpointAsync(checkpoint, cancellationToken).ConfigureAwait(false);
        await EndBatchesAsync(cancellationToken).ConfigureAwait(false);
        await _context.TakeRoleAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task EndBatchesAsync(CancellationToken cancellationToken)
    {
        await _transaction!.CommitAsync(cancellationToken).ConfigureAwait(false);
        await _transaction.DisposeAsync().ConfigureAwait(false);
        _transaction = null;
    }

    private async Task<WorkOutcome> RunAsync(CancellationToken cancellationToken)
    {
        await PoolerCheck.RefuseAsync(_scope, _connection, _step, cancellationToken).ConfigureAwait(false);
        DirectStart start;
        try
        {
            // Before anything is recorded: a role that cannot be taken is a mistake of the settings, and nothing was begun.
            await _context.SetAsync(cancellationToken).ConfigureAwait(false);
            await _context.ResetRoleAsync(cancellationToken).ConfigureAwait(false);
            start = await _journal.BeginAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException e) when (!ConnectionTrouble.IsLoss(e))
        {
            return ServerRefusal.Outcome(_scope, e, new CommandPlace(CommandPurpose.Enter, _index), _index);
        }

        if (start.HeadMoved) return new WorkOutcome(WorkEnd.HeadMoved, _index, Reason: "the journal changed since the plan was made");
        var clock = Stopwatch.StartNew();
        await _context.TakeRoleAsync(cancellationToken).ConfigureAwait(false);
        var failure = _step.Migration.Kind == MigrationKind.Code
            ? await RunCodeAsync(start, cancellationToken).ConfigureAwait(false)
            : await RunStatementsAsync(start, cancellationToken).ConfigureAwait(false);
        if (await OpenTransaction.RollBackAsync(_connection, cancellationToken).ConfigureAwait(false)) failure ??= OpenTransaction.Failure(_index);
        if (failure is not null) return new WorkOutcome(WorkEnd.Failed, _index, failure);
        await _context.ResetRoleAsync(cancellationToken).ConfigureAwait(false);
        await _journal.FinishAsync(clock.Elapsed, cancellationToken).ConfigureAwait(false);
        _scope.Progress(new StepProgress(_index, IsCompleted: true, clock.Elapsed));
        return new WorkOutcome(WorkEnd.Done, _index + 1);
    }

    private async Task<StepFailure?> RunStatementsAsync(DirectStart start, CancellationToken cancellationToken)
    {
        var isManaged = TransactionBlock.IsBegunIn(_step);
        for (var i = start.Done; i < _step.Statements.Count; i++)
        {
            _scope.Progress(new StepProgress(
                _index, IsCompleted: false, Message: FormattableString.Invariant($"statement {i + 1} of {_step.Statements.Count}"), Completed: (double)i / _step.Statements.Count));
            var sql = _step.Statements[i].Sql;
            if (!isManaged && TransactionBlock.MayHold(sql))
            {
                var (isRecorded, failure) = await new RecordedStatement(_scope, _connection, _index, _journal, _context).RunAsync(i, cancellationToken).ConfigureAwait(false);
                if (failure is not null) return failure;
                if (isRecorded) continue;
            }

            try
            {
                // Only the statement at which the attempt before died may be done already; an invalid index may be left of any.
                var mayBeDone = i == start.Done && start.IsResumed && start.WasRunning;
                if (!start.HasAttempt || await InterruptedIndex.ShouldRunAsync(_scope, _connection, _index, sql, mayBeDone, cancellationToken).ConfigureAwait(false))
                    await RunStatementAsync(sql, i, cancellationToken).ConfigureAwait(false);
                if (await _context.DifferenceAsync(cancellationToken).ConfigureAwait(false) is { } difference) return DirectContext.Failure(_index, i, difference);
            }
            catch (PostgresException e) when (!ConnectionTrouble.IsLoss(e) && !cancellationToken.IsCancellationRequested)
            {
                return ServerRefusal.Failure(_scope, e, new CommandPlace(CommandPurpose.Statement, _index, i));
            }

            await _context.ResetRoleAsync(cancellationToken).ConfigureAwait(false);
            await _journal.WriteStepAsync(i + 1, cancellationToken).ConfigureAwait(false);
            await _context.TakeRoleAsync(cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private async Task RunStatementAsync(string sql, int statement, CancellationToken cancellationToken)
    {
        await _context.SetTimeoutsAsync(ConcurrentStatement.Is(sql), cancellationToken).ConfigureAwait(false);
        using var batch = new NpgsqlBatch(_connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
        var begun = Stopwatch.GetTimestamp();
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        StatementClock.Tell(_scope, _index, statement, Stopwatch.GetElapsedTime(begun));
    }

    private async Task<StepFailure?> RunCodeAsync(DirectStart start, CancellationToken cancellationToken)
    {
        try
        {
            await CodeBody.RunAsync(_step, new CodeContext(_scope, _index, _connection, this, start.Checkpoint), cancellationToken).ConfigureAwait(false);
            return await _context.DifferenceAsync(cancellationToken).ConfigureAwait(false) is { } difference
                ? DirectContext.Failure(_index, statement: null, difference)
                : null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && _connection.FullState.HasFlag(System.Data.ConnectionState.Open))
        {
            if (_transaction is not null) await _transaction.DisposeAsync().ConfigureAwait(false);
            return CodeBody.Failure(_scope, _index, e);
        }
    }
}
