using System.Diagnostics;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;
using TenantMigrations.Postgres.Inspection;
using TenantMigrations.Postgres.Observation;

namespace TenantMigrations.Postgres.Execution;

/// <summary>The statements of a migration outside a transaction, one by one, from the one at which the attempt before stopped.</summary>
internal sealed class DirectStatements(WorkScope scope, DirectSession session, int index, DirectJournal journal, DirectContext context)
{
    private readonly NpgsqlConnection _connection = session.Connection;
    private readonly IReadOnlyList<PreparedStatement> _statements = scope.Work.Steps[index].Statements;
    private readonly bool _mayRepeat = scope.MayRepeat(scope.Work.Steps[index]);
    private readonly TransactionBlock _block = new();
    private readonly StatementObserver _observer = new(scope, index);

    public async Task<StepFailure?> RunAsync(DirectStart start, CancellationToken cancellationToken)
    {
        if (await RestoreSettingsAsync(start.Done, cancellationToken).ConfigureAwait(false) is { } unset) return unset;
        for (var i = start.Done; i < _statements.Count; i++)
        {
            Report(FormattableString.Invariant($"statement {i + 1} of {_statements.Count}"), (double)i / _statements.Count);
            var watch = BlockerWatch.Begin(scope, session.ProcessId, () => index);
            await using (watch.ConfigureAwait(false))
            {
                if (await RunAsync(i, start, cancellationToken).ConfigureAwait(false) is { } failure) return failure;
            }

            if (scope.Policy.TracesCatalogs && !_block.IsOpen) await TraceAsync(i, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    // What the attempt before had set went with its session; the statements that follow were written for it.
    private async Task<StepFailure?> RestoreSettingsAsync(int done, CancellationToken cancellationToken)
    {
        var block = new TransactionBlock();
        for (var i = 0; i < done; i++)
        {
            block.Follow(_statements[i].Sql);
            if (block.IsOpen || !SessionSetting.Is(_statements[i].Sql)) continue;
            try
            {
                await SendAsync(_statements[i].Sql, cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException e) when (!ConnectionTrouble.IsLoss(e) && !cancellationToken.IsCancellationRequested)
            {
                return ServerRefusal.Failure(scope, e, new CommandPlace(CommandPurpose.Statement, index, i));
            }
        }

        return null;
    }

    private async Task<StepFailure?> RunAsync(int i, DirectStart start, CancellationToken cancellationToken)
    {
        var sql = _statements[i].Sql;
        try
        {
            var (isDone, finish, failure) = _block.IsOpen ? default : await PrepareAsync(i, start, cancellationToken).ConfigureAwait(false);
            if (failure is not null) return failure;
            if (!isDone)
            {
                if (!_block.IsOpen && (finish is not null || TransactionBlock.MayHold(sql)))
                {
                    var (isRecorded, refused) = await new RecordedStatement(scope, _connection, index, journal, context, _observer)
                        .RunAsync(i, finish ?? sql, cancellationToken).ConfigureAwait(false);
                    if (refused is not null || isRecorded) return refused;
                }

                var begun = Stopwatch.GetTimestamp();
                var sent = await SendObservedAsync(i, finish ?? sql, cancellationToken).ConfigureAwait(false);

                // A limit that the migration sets is none for what is asked and recorded behind it.
                if (!_block.IsOpen && SessionSetting.Is(sql)) await context.SetTimeoutsAsync(concurrent: false, cancellationToken).ConfigureAwait(false);
                StatementClock.Tell(scope, index, i, Stopwatch.GetElapsedTime(begun));
                if (RowCheck.Check(scope, index, i, sent) is { } otherRows) return otherRows;
                _block.Follow(sql);
                if (await context.DifferenceAsync(cancellationToken).ConfigureAwait(false) is { } difference) return DirectContext.Failure(index, i, difference);
            }
        }
        catch (PostgresException e) when (!ConnectionTrouble.IsLoss(e) && !cancellationToken.IsCancellationRequested)
        {
            // What may commit by itself may have done so before it was refused.
            var refusal = ServerRefusal.Failure(scope, e, new CommandPlace(CommandPurpose.Statement, index, i));
            return StatementTraces.Of(sql) == StatementTrace.None ? refusal with { IsRetryable = false } : refusal;
        }

        await context.ResetRoleAsync(cancellationToken).ConfigureAwait(false);
        await journal.WriteStepAsync(i + 1, cancellationToken).ConfigureAwait(false);
        await context.TakeRoleAsync(cancellationToken).ConfigureAwait(false);
        return null;
    }

    // Clears away what an attempt left, and finds out whether the statement is done although nobody came to record it.
    private async Task<(bool IsDone, string? Finish, StepFailure? Failure)> PrepareAsync(int i, DirectStart start, CancellationToken cancellationToken)
    {
        var sql = _statements[i].Sql;
        var trace = StatementTraces.Of(sql);
        var isInterrupted = start.IsInterrupted && i == start.Done && trace is StatementTrace.Catalog or StatementTrace.None;
        if (TraceableStatement.Read(sql) is not { } statement)
            return (false, null, isInterrupted && !_mayRepeat ? Unknown(i, null) : null);

        var before = await NoteAsync(i, statement, start, cancellationToken).ConfigureAwait(false);
        var found = await statement.FindAsync(_connection, before, cancellationToken).ConfigureAwait(false);
        if (found.BusyProcess is { } process) return (false, null, Busy(i, found, process));
        if (isInterrupted && found.IsDone == true)
        {
            Report(found.Words + ": the statement was done before the interruption");
            return (true, null, null);
        }

        if (isInterrupted && found.IsDone is null && !_mayRepeat) return (false, null, Unknown(i, found.Words));
        foreach (var leftover in found.Leftovers)
        {
            Report($"dropping index {leftover}, which a build that did not end left invalid");
            await SendAsync("DROP INDEX CONCURRENTLY IF EXISTS " + leftover, cancellationToken).ConfigureAwait(false);
        }

        if (found.Finish is not null) Report(found.Words + ": it is finished now");
        return (false, found.Finish, null);
    }

    // Only so can be told later which index is the one that the server gave a name, or that the name meant.
    private async Task<IReadOnlyList<string>?> NoteAsync(int i, TraceableStatement statement, DirectStart start, CancellationToken cancellationToken)
    {
        if (DirectStart.ReadNote(start.Checkpoint, i) is { } noted) return noted;
        if (await statement.NoteAsync(_connection, cancellationToken).ConfigureAwait(false) is not { } indexes) return null;
        await context.ResetRoleAsync(cancellationToken).ConfigureAwait(false);
        await journal.WriteCheckpointAsync(DirectStart.NoteOf(i, indexes), cancellationToken).ConfigureAwait(false);
        await context.TakeRoleAsync(cancellationToken).ConfigureAwait(false);
        return indexes;
    }

    // Within a transaction block of the migration's own nothing is asked: it is the migration's.
    private Task<NpgsqlBatchCommand> SendObservedAsync(int i, string sql, CancellationToken cancellationToken) => _block.IsOpen
        ? SendAsync(sql, cancellationToken)
        : new OutsideObserver(scope, _observer, session.ProcessId).WatchAsync(_connection, i, () => SendAsync(sql, cancellationToken), cancellationToken);

    private async Task TraceAsync(int i, CancellationToken cancellationToken)
    {
        var catalog = await CatalogReader.ReadDatabaseAsync(_connection, scope.Policy.JournalSchema, cancellationToken).ConfigureAwait(false);
        scope.Progress(new StepProgress(index, IsCompleted: false) { Catalog = new StatementCatalog(i, catalog) });
    }

    private async Task<NpgsqlBatchCommand> SendAsync(string sql, CancellationToken cancellationToken)
    {
        await context.SetTimeoutsAsync(ConcurrentStatement.Is(sql), cancellationToken).ConfigureAwait(false);
        using var batch = new NpgsqlBatch(_connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return batch.BatchCommands[0];
    }

    private StepFailure Unknown(int i, string? found) => Failure(
        i,
        "the attempt before ended at this statement, and nothing shows whether it is done: it cannot share a transaction with its record. "
        + (found is null ? "" : found + ". ") + "Look at what it changes; then 'recover' runs it again (--retry) or takes your word for it (--mark).",
        sqlState: null,
        isRetryable: false);

    private StepFailure Busy(int i, CatalogTrace found, int process) => Failure(
        i,
        FormattableString.Invariant($"{found.Words}, or rather is being built: process {process} is at it at this moment. It is left alone."),
        PostgresErrorCodes.LockNotAvailable,
        isRetryable: true);

    private StepFailure Failure(int i, string message, string? sqlState, bool isRetryable) =>
        new(index, message, sqlState, i, Position: null, Detail: null, Hint: null, isRetryable);

    private void Report(string message, double? completed = null) => scope.Progress(new StepProgress(index, IsCompleted: false, Message: message, Completed: completed));
}
