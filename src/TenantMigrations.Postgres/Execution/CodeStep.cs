using System.Data;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;
using TenantMigrations.Postgres.Journal;
using TenantMigrations.Postgres.Observation;

namespace TenantMigrations.Postgres.Execution;

/// <summary>A C# migration inside a transaction: entered and left as SQL is, with the user's code in between instead of statements.</summary>
internal sealed class CodeStep : ICodeTransactions
{
    private readonly WorkScope _scope;
    private readonly Session _session;
    private readonly int _index;
    private readonly MigrationStep _step;
    private readonly StatementObserver _observer;
    private NpgsqlTransaction? _transaction;
    private CommandPurpose? _purpose;
    private decimal? _began;
    private string? _checkpoint;
    private WorkOutcome? _stop;
    private long _milliseconds;

    private CodeStep(WorkScope scope, Session session, int index)
    {
        _scope = scope;
        _session = session;
        _index = index;
        _step = scope.Work.Steps[index];
        _observer = new StatementObserver(scope, index);
    }

    public NpgsqlTransaction? Transaction => _transaction;

    public static async Task<WorkOutcome> RunAsync(WorkScope scope, int index, CancellationToken cancellationToken)
    {
        var session = await scope.SessionAsync(cancellationToken).ConfigureAwait(false);
        session.IsClean = false;
        var step = new CodeStep(scope, session, index);
        var watch = BlockerWatch.Begin(scope, session.IsPooled ? 0 : session.Connection.ProcessID, () => index);
        await using var _ = watch.ConfigureAwait(false);
        try
        {
            return await step.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await step.DisposeTransactionAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Enters the next transaction, unless one is open.</summary>
    public async Task BeginBatchAsync(CancellationToken cancellationToken)
    {
        if (_transaction is not null) return;
        var last = _checkpoint;
        try
        {
            await BeginAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException e) when (!ConnectionTrouble.IsLoss(e))
        {
            Keep(e);
            throw;
        }

        // Through a pooler the session holds no lock between two batches, and somebody else may have gone on with the migration meanwhile.
        if (_checkpoint == last) return;
        _stop = new WorkOutcome(WorkEnd.HeadMoved, _index, Reason: "another process went on with this migration");
        throw new InvalidOperationException("Another process went on with this migration.");
    }

    /// <summary>Commits what the batch did together with its checkpoint.</summary>
    public async Task CommitBatchAsync(string checkpoint, CancellationToken cancellationToken)
    {
        try
        {
            _purpose = CommandPurpose.Leave;
            await _observer.NextAsync(_session.Connection, statement: null, cancellationToken).ConfigureAwait(false);
            await LeaveBatchAsync(checkpoint, cancellationToken).ConfigureAwait(false);
            await CommitAsync(cancellationToken).ConfigureAwait(false);
            _checkpoint = checkpoint;
            _purpose = null;
        }
        catch (PostgresException e) when (!ConnectionTrouble.IsLoss(e))
        {
            Keep(e);
            throw;
        }
    }

    // Kept, as the user's code may catch or wrap what is thrown.
    private void Keep(PostgresException e) => _stop = ServerRefusal.Outcome(_scope, e, new CommandPlace(_purpose!.Value, _index), _index);

    private async Task<WorkOutcome> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await BeginAsync(cancellationToken).ConfigureAwait(false);
            var context = new CodeContext(_scope, _index, _session.Connection, this, _checkpoint);
            await CodeBody.RunAsync(_step, _session.Connection, context, cancellationToken).ConfigureAwait(false);
            if (_stop is not null) return _stop;
            if (CodeBody.ClosedBy(_index, _session.Connection) is { } closed) return new WorkOutcome(WorkEnd.Failed, _index, closed);

            if (_transaction is null)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw new InvalidOperationException("the migration ended between two batches. Let the exception of the batches through.");
            }

            _purpose = CommandPurpose.Leave;
            await _observer.NextAsync(_session.Connection, statement: null, cancellationToken).ConfigureAwait(false);
            await LeaveAsync(cancellationToken).ConfigureAwait(false);
            await CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (_stop is not null)
        {
            return _stop;
        }
        catch (PostgresException e) when (_purpose is { } purpose && !ConnectionTrouble.IsLoss(e))
        {
            return ServerRefusal.Outcome(_scope, e, new CommandPlace(purpose, _index), _index);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && CodeBody.IsFailure(e, _session.Connection))
        {
            return new WorkOutcome(WorkEnd.Failed, _index, CodeBody.Failure(_scope, _index, e));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && !ConnectionTrouble.IsLoss(e))
        {
            throw new NpgsqlException(e.Message, e); // the code has put the loss of its connection into words of its own
        }

        await ReadSessionAsync(cancellationToken).ConfigureAwait(false);
        return new WorkOutcome(WorkEnd.Done, _index + 1);
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        _purpose = CommandPurpose.Enter;
        _transaction = await _session.Connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await EnterAsync(cancellationToken).ConfigureAwait(false);
        await _observer.BeginAsync(_session.Connection, cancellationToken).ConfigureAwait(false);
        _purpose = null;
    }

    private async Task CommitAsync(CancellationToken cancellationToken)
    {
        _purpose = CommandPurpose.Commit;
        await _transaction!.CommitAsync(cancellationToken).ConfigureAwait(false);
        await _transaction.DisposeAsync().ConfigureAwait(false);
        _transaction = null;
    }

    private async Task EnterAsync(CancellationToken cancellationToken)
    {
        var tenant = _scope.Context.TenantId;
        using var batch = new NpgsqlBatch(_session.Connection, _transaction);
        if (_session.Baseline is null) batch.BatchCommands.Add(SessionContext.Command(_scope.SessionQuery));
        var results = batch.BatchCommands.Count;
        if (_session.IsPooled) batch.BatchCommands.Add(PooledSession.Command(_scope.Policy.TenantSetting));

        // The lock comes before the checkpoint: what is read without it may be a batch behind.
        batch.Add(_scope.Journal.Hold).Text(tenant);
        batch.Add(_scope.Journal.ReadCheckpoint).Text(_step.Migration.Id).Text(tenant).Text(_step.Migration.Checksum);
        batch.BatchCommands.Add(JournalCommands.Enter(_scope, _scope.Head, [_step]));
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            if (results > 0)
            {
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                _scope.ReadSession(_session, reader);
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            }

            if (_session.IsPooled) await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            _checkpoint = await reader.ReadAsync(cancellationToken).ConfigureAwait(false) && !reader.IsDBNull(0) ? reader.GetString(0) : null;
        }
    }

    private async Task LeaveAsync(CancellationToken cancellationToken)
    {
        using var batch = new NpgsqlBatch(_session.Connection, _transaction);
        ResetRole(batch);
        batch.BatchCommands.Add(JournalCommands.Leave(_scope, _step, _began));
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            do
            {
                if (reader.FieldCount == 1 && reader.GetName(0) == JournalSql.TimeColumn && await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    _milliseconds = reader.GetInt64(0);
            }
            while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));
        }
    }

    private async Task LeaveBatchAsync(string checkpoint, CancellationToken cancellationToken)
    {
        using var batch = new NpgsqlBatch(_session.Connection, _transaction);
        var tenant = _scope.Context.TenantId;
        ResetRole(batch);
        batch.BatchCommands.Add(JournalCommands.Stay(_scope));
        if (_scope.Context.Role is not null) batch.BatchCommands.Add(JournalCommands.ResetRole());
        batch.Add(_scope.Journal.WriteCheckpoint).Text(_step.Migration.Id).Text(tenant).Text(_step.Migration.Checksum).Guid(_scope.Work.RunId).Text(checkpoint);

        // On to the end of the migration the lock is held by the session too, so that the row shows as alive between two batches.
        var hold = new NpgsqlBatchCommand(_scope.Journal.HoldSession);
        hold.Parameters.Text(tenant).Integer(_session.Connection.ProcessID);
        batch.BatchCommands.Add(hold);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(JournalSql.ReadProgress));
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            do
            {
                if (reader.FieldCount != 2 || !await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) continue;
                _scope.Head = JournalValues.Head(reader.GetString(0));
                _began ??= reader.GetDecimal(1);
            }
            while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));
        }
    }

    private void ResetRole(NpgsqlBatch batch)
    {
        if (_scope.Context.Role is null) return;
        batch.BatchCommands.Add(JournalCommands.KeepRole());
        batch.BatchCommands.Add(JournalCommands.ResetRole());
    }

    private async Task ReadSessionAsync(CancellationToken cancellationToken)
    {
        _scope.Progress(new StepProgress(_index, IsCompleted: true, TimeSpan.FromMilliseconds(_milliseconds)));
        using var batch = new NpgsqlBatch(_session.Connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(JournalSql.UnlockSession));
        batch.BatchCommands.Add(SessionContext.Command(_scope.SessionQuery));
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            if (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) _scope.ReadSession(_session, reader);
        }
    }

    private async ValueTask DisposeTransactionAsync()
    {
        try
        {
            if (_transaction is not null) await _transaction.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (ConnectionTrouble.IsLoss(e) || e is InvalidOperationException)
        {
            // The connection is gone or busy; the session is thrown away, and the server rolls back.
        }
    }
}
