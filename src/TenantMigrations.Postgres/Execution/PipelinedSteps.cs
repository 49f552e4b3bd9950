using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;
using TenantMigrations.Postgres.Journal;
using TenantMigrations.Postgres.Observation;

namespace TenantMigrations.Postgres.Execution;

/// <summary>
/// Transactional SQL as one pipelined batch, one statement a command: BEGIN, enter, statements, leave, COMMIT for each migration, or once around all.
/// One round trip; whatever fails, the server skips what follows, and the commits before it stay. Where a migration expects a number of rows, the pipeline
/// ends before its <c>leave</c>, for only the client is told that number: one round trip more.
/// </summary>
internal sealed class PipelinedSteps : IDisposable
{
    private readonly WorkScope _scope;
    private readonly Session _session;
    private readonly List<(NpgsqlBatch Batch, List<CommandPlace> Places)> _pipelines = [];
    private readonly List<(int End, NpgsqlBatchCommand Command)> _commits = [];
    private readonly Dictionary<int, TimeSpan> _times = [];
    private readonly StatementClock _clock;
    private readonly PipelineObserver _observer;
    private readonly int _first;
    private readonly int _end;
    private readonly bool _isPooled;
    private int _done;
    private int _reported;

    private PipelinedSteps(WorkScope scope, Session session, int first, int end)
    {
        _end = end;
        _isPooled = session.IsPooled;
        _scope = scope;
        _session = session;
        BeginPipeline();
        _clock = new StatementClock(scope);
        _observer = new PipelineObserver(scope);
        _first = _done = _reported = first;
    }

    /// <summary>Runs the steps from <paramref name="first"/> up to <paramref name="end"/>.</summary>
    public static async Task<WorkOutcome> RunAsync(WorkScope scope, int first, int end, CancellationToken cancellationToken)
    {
        var session = await scope.SessionAsync(cancellationToken).ConfigureAwait(false);
        session.IsClean = false;
        using var steps = new PipelinedSteps(scope, session, first, end);
        steps.Write(end);
        return await steps.SendAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        foreach (var (batch, _) in _pipelines) batch.Dispose();
    }

    private void BeginPipeline() => _pipelines.Add((new NpgsqlBatch(_session.Connection), []));

    private void Write(int end)
    {
        // BEGIN first: behind a query of the same pipeline the isolation could not be changed any more.
        Add(new CommandPlace(CommandPurpose.Begin, _first), JournalCommands.Begin());
        if (_session.Baseline is null) Add(new CommandPlace(CommandPurpose.Session, _first), SessionContext.Command(_scope.SessionQuery));
        if (_scope.Policy.TransactionPer == TransactionPer.Tenant)
        {
            WriteTransaction(_first, end, end);
        }
        else
        {
            for (var i = _first; i < end; i++) WriteTransaction(i, i + 1, end);
        }

        Add(new CommandPlace(CommandPurpose.Session, end - 1), SessionContext.Command(_scope.SessionQuery));
    }

    // From enter to COMMIT; the first transaction's BEGIN stands before it, the others begin with the commit before.
    private void WriteTransaction(int start, int end, int endOfAll)
    {
        var steps = _scope.Work.Steps.Skip(start).Take(end - start).ToArray();
        if (_isPooled) Add(new CommandPlace(CommandPurpose.Session, start), PooledSession.Command(_scope.Policy.TenantSetting));
        Add(new CommandPlace(CommandPurpose.Enter, start), JournalCommands.Enter(_scope, start == _first ? _scope.Head : null, steps));
        for (var i = start; i < end; i++)
        {
            var step = steps[i - start];
            if (_clock.Start(i) is { } started) Add(new CommandPlace(CommandPurpose.Session, i), started);
            foreach (var question in _observer.Start(i)) Add(new CommandPlace(CommandPurpose.Session, i), question);
            for (var s = 0; s < step.Statements.Count; s++)
            {
                Add(new CommandPlace(CommandPurpose.Statement, i, s), new NpgsqlBatchCommand(step.Statements[s].Sql));
                if (_clock.Stop(i, s) is { } stopped) Add(new CommandPlace(CommandPurpose.Session, i), stopped);
                foreach (var question in _observer.Stop(i, s)) Add(new CommandPlace(CommandPurpose.Session, i), question);
                if (IndexCheck.Behind(step, s) is { } check) Add(new CommandPlace(CommandPurpose.IndexCheck, i, s), check);
            }

            for (var v = 0; v < step.Verifications.Count; v++)
                Add(new CommandPlace(CommandPurpose.Verification, i, v), VerificationQuery.Command(step.Verifications[v].Sql));

            if (i == end - 1 && Array.Exists(steps, done => done.ExpectedRows.Count > 0)) BeginPipeline();
            if (i < end - 1 && !ContextStatement.MayBeIn(step)) continue;
            var place = new CommandPlace(CommandPurpose.Leave, i);
            if (_scope.Context.Role is not null)
            {
                Add(place, JournalCommands.KeepRole());
                Add(place, JournalCommands.ResetRole());
            }

            Add(place, i < end - 1 ? JournalCommands.Stay(_scope) : steps.Length == 1 ? JournalCommands.Leave(_scope, step) : JournalCommands.LeaveAll(_scope, steps));
        }

        if (_scope.Work.Reason is { } reason) Add(new CommandPlace(CommandPurpose.Leave, end - 1), JournalCommands.Accept(_scope, steps[^1], reason));
        var commit = end == endOfAll ? JournalCommands.Commit() : JournalCommands.CommitAndBegin();
        Add(new CommandPlace(CommandPurpose.Commit, end - 1), commit);
        _commits.Add((end, commit));
    }

    private void Add(CommandPlace place, NpgsqlBatchCommand command)
    {
        var (batch, places) = _pipelines[^1];
        places.Add(place);
        batch.BatchCommands.Add(command);
    }

    private async Task<WorkOutcome> SendAsync(CancellationToken cancellationToken)
    {
        foreach (var (batch, places) in _pipelines)
        {
            if (await SendAsync(batch, places, cancellationToken).ConfigureAwait(false) is { } refused) return refused;
            for (var i = 0; i < places.Count; i++)
            {
                if (places[i] is { Purpose: CommandPurpose.Statement } place && RowCheck.Check(_scope, place.Step, place.Statement!.Value, batch.BatchCommands[i]) is { } failure)
                    return new WorkOutcome(WorkEnd.Failed, _done, failure);
            }
        }

        return new WorkOutcome(WorkEnd.Done, _done);
    }

    /// <summary>Sends one of them; null where the server did all of it.</summary>
    private async Task<WorkOutcome?> SendAsync(NpgsqlBatch batch, List<CommandPlace> places, CancellationToken cancellationToken)
    {
        var watch = BlockerWatch.Begin(_scope, _isPooled ? 0 : _session.Connection.ProcessID, () => Math.Min(_done, _end - 1));
        await using var _ = watch.ConfigureAwait(false);
        try
        {
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                do
                {
                    await ReadAsync(_session, reader, cancellationToken).ConfigureAwait(false);
                    ReportCommitted();
                }
                while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));
            }

            ReportCommitted();
            return null;
        }
        catch (PostgresException e) when (e.BatchCommand is NpgsqlBatchCommand command && !ConnectionTrouble.IsLoss(e))
        {
            ReportCommitted();
            return ServerRefusal.Outcome(_scope, e, places[batch.BatchCommands.IndexOf(command)], _done);
        }
        finally
        {
            // Whatever ends it, cancellation or the loss of the connection: what is known to be committed is done.
            ReportCommitted();
        }
    }

    private async ValueTask ReadAsync(Session session, NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        if (reader.FieldCount == 0) return;
        switch (reader.GetName(0))
        {
            case var column when column == OwnColumn.Session && await reader.ReadAsync(cancellationToken).ConfigureAwait(false):
                _scope.ReadSession(session, reader);
                break;
            case JournalSql.TimeColumn when reader.FieldCount == 1 && reader.GetFieldType(0) == typeof(long) && await reader.ReadAsync(cancellationToken).ConfigureAwait(false):
                if (!reader.IsDBNull(0)) _times[_first + _times.Count] = TimeSpan.FromMilliseconds(reader.GetInt64(0));
                break;
            case var column when column == OwnColumn.Clock && await reader.ReadAsync(cancellationToken).ConfigureAwait(false):
                _clock.Read(reader);
                break;
            default:
                await _observer.ReadAsync(reader, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    // A COMMIT returns no row; that it is through is seen from the type that its completion gives the command.
    private void ReportCommitted()
    {
        foreach (var (end, command) in _commits)
        {
            if (end <= _done) continue;
            if (command.StatementType == StatementType.Unknown) break;
            _done = end;
        }

        for (; _reported < _done; _reported++)
        {
            _scope.Progress(new StepProgress(_reported, IsCompleted: true, _times.TryGetValue(_reported, out var time) ? time : null));
        }
    }
}
