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
    private readonly DirectSession _session;
    private readonly int _index;
    private readonly MigrationStep _step;
    private readonly DirectJournal _journal;
    private readonly DirectContext _context;
    private NpgsqlTransaction? _transaction;

    private DirectStep(WorkScope scope, DirectSession session, int index)
    {
        _scope = scope;
        _session = session;
        _connection = session.Connection;
        _index = index;
        _step = scope.Work.Steps[index];
        _journal = new DirectJournal(scope, session, _step);
        _context = new DirectContext(scope, session.Connection);
    }

    public NpgsqlTransaction? Transaction => _transaction;

    public static async Task<WorkOutcome> RunAsync(WorkScope scope, int index, CancellationToken cancellationToken)
    {
        var session = await scope.DirectSessionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var process = await PoolerCheck.OwnProcessAsync(scope, session, scope.Work.Steps[index], cancellationToken).ConfigureAwait(false);
            var step = new DirectStep(scope, new DirectSession(session.Connection, process), index);
            var outcome = await step.RunAsync(cancellationToken).ConfigureAwait(false);

            // The end of a session gives its locks free some time later; what follows, the record of a failure first, must not run into them.
            if (ConnectionTrouble.IsOpen(session.Connection))
            {
                using var unlock = new NpgsqlCommand(JournalSql.UnlockSession, session.Connection);
                await unlock.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            return outcome;
        }
        finally
        {
            await scope.ReturnDirectAsync(session).ConfigureAwait(false);
        }
    }

    public async Task BeginBatchAsync(CancellationToken cancellationToken) =>
        _transaction ??= await _connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);

    public Task CommitBatchAsync(string checkpoint, CancellationToken cancellationToken) => UnlessAbortedAsync(async () =>
    {
        await _context.ResetRoleAsync(cancellationToken).ConfigureAwait(false);
        await _journal.WriteCheckpointAsync(checkpoint, cancellationToken).ConfigureAwait(false);
        await CommitAsync(cancellationToken).ConfigureAwait(false);
        await _context.TakeRoleAsync(cancellationToken).ConfigureAwait(false);
    });

    public Task EndBatchesAsync(CancellationToken cancellationToken) => UnlessAbortedAsync(async () =>
    {
        // The server takes the COMMIT of a transaction that has failed for a ROLLBACK, without a word; a statement before it is refused.
        using var probe = new NpgsqlCommand("SELECT 1", _connection, _transaction);
        await probe.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        await CommitAsync(cancellationToken).ConfigureAwait(false);
    });

    private static async Task UnlessAbortedAsync(Func<Task> end)
    {
        try
        {
            await end().ConfigureAwait(false);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InFailedSqlTransaction)
        {
            throw new InvalidOperationException("a command of the batch had failed, and the migration went on as if it had not: nothing of the batch would be kept. Let its exception through.", e);
        }
    }

    private async Task CommitAsync(CancellationToken cancellationToken)
    {
        await _transaction!.CommitAsync(cancellationToken).ConfigureAwait(false);
        await _transaction.DisposeAsync().ConfigureAwait(false);
        _transaction = null;
    }

    private async Task<WorkOutcome> RunAsync(CancellationToken cancellationToken)
    {
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
            : await new DirectStatements(_scope, _session, _index, _journal, _context).RunAsync(start, cancellationToken).ConfigureAwait(false);
        if (failure is not null && !ConnectionTrouble.IsOpen(_connection)) return new WorkOutcome(WorkEnd.Failed, _index, failure);
        if (await OpenTransaction.RollBackAsync(_connection, cancellationToken).ConfigureAwait(false)) failure ??= OpenTransaction.Failure(_index);
        failure ??= await DirectVerification.RunAsync(_scope, _connection, _index, _context, cancellationToken).ConfigureAwait(false);
        if (failure is not null) return new WorkOutcome(WorkEnd.Failed, _index, failure);
        await _context.ResetRoleAsync(cancellationToken).ConfigureAwait(false);
        await _journal.FinishAsync(clock.Elapsed, cancellationToken).ConfigureAwait(false);
        _scope.Progress(new StepProgress(_index, IsCompleted: true, clock.Elapsed));
        return new WorkOutcome(WorkEnd.Done, _index + 1);
    }

    private async Task<StepFailure?> RunCodeAsync(DirectStart start, CancellationToken cancellationToken)
    {
        if (start.IsInterrupted && !_scope.MayRepeat(_step)) return InterruptedCode();
        var watch = BlockerWatch.Begin(_scope, _session.ProcessId, () => _index);
        await using var _ = watch.ConfigureAwait(false);
        try
        {
            // As for statements; what the code runs concurrently, it runs without (SET lock_timeout = 0).
            await _context.SetTimeoutsAsync(concurrent: false, cancellationToken).ConfigureAwait(false);
            await CodeBody.RunAsync(_step, _connection, new CodeContext(_scope, _index, _connection, this, start.Checkpoint), cancellationToken).ConfigureAwait(false);
            if (CodeBody.ClosedBy(_index, _connection) is { } closed) return closed;
            return await _context.DifferenceAsync(cancellationToken).ConfigureAwait(false) is { } difference
                ? DirectContext.Failure(_index, statement: null, difference)
                : null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && CodeBody.IsFailure(e, _connection))
        {
            // A batch that failed is rolled back, and the next attempt goes on at it. Of what the code did outside of one nobody knows how far it came.
            var failure = CodeBody.Failure(_scope, _index, e);
            if (_transaction is null) return failure with { IsRetryable = false };
            if (ConnectionTrouble.IsOpen(_connection)) await _transaction.DisposeAsync().ConfigureAwait(false);
            return failure;
        }
    }

    private StepFailure InterruptedCode() => new(
        _index,
        "it was interrupted, and nobody can know what its code did outside of its batches. Look at what it changes; then 'recover' runs it again, behind its last checkpoint "
        + "(--retry), or takes your word for it (--mark).",
        SqlState: null,
        StatementIndex: null,
        Position: null,
        Detail: null,
        Hint: null,
        IsRetryable: false);
}
