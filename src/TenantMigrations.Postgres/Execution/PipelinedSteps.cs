using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;

namespace TenantMigrations.Postgres.Execution;

/// <summary>
/// Transactional SQL as one pipelined batch, one statement a command: BEGIN, enter, statements, leave, COMMIT for each migration, or once around all.
/// One round trip; whatever fails, the server skips what follows, and the commits before it stay.
/// </summary>
internal sealed class PipelinedSteps : IDisposable
{
    private readonly WorkScope _scope;
    private readonly NpgsqlBatch _batch;
    private readonly List<CommandPlace> _places = [];
    private readonly List<(int End, NpgsqlBatchCommand Command)> _commits = [];
    private readonly List<(int Step, long Milliseconds)> _times = [];
    private readonly int _first;
    private int _done;
    private int _reported;

    private PipelinedSteps(WorkScope scope, Session session, int first)
    {
        _scope = scope;
        _batch = new NpgsqlBatch(session.Connection);
        _first = _done = _reported = first;
    }

    /// <summary>Runs the steps from <paramref name="first"/> up to <paramref name="end"/>.</summary>
    public static async Task<WorkOutcome> RunAsync(WorkScope scope, int first, int end, CancellationToken cancellationToken)
    {
        var session = await scope.SessionAsync(cancellationToken).ConfigureAwait(false);
        session.IsClean = false;
        using var steps = new PipelinedSteps(scope, session, first);
        steps.Write(session, end);
        return await steps.SendAsync(session, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _batch.Dispose();

    private void Write(Session session, int end)
    {
        if (session.Baseline is null) Add(new CommandPlace(CommandPurpose.Session, _first), SessionContext.Command(_scope.SessionQuery));
        if (_scope.Policy.TransactionPer == TransactionPer.Tenant)
        {
            WriteTransaction(_first, end, _scope.Head);
        }
        else
        {
            for (var i = _first; i < end; i++) WriteTransaction(i, i + 1, i == _first ? _scope.Head : null);
        }

        Add(new CommandPlace(CommandPurpose.Session, end - 1), SessionContext.Command(_scope.SessionQuery));
    }

    private void WriteTransaction(int start, int end, JournalHead? head)
    {
        var steps = _scope.Work.Steps.Skip(start).Take(end - start).ToArray();
        Add(new CommandPlace(CommandPurpose.Begin, start), JournalCommands.Begin());
        Add(new CommandPlace(CommandPurpose.Enter, start), JournalCommands.Enter(_scope, head, steps));
        for (var i = start; i < end; i++)
        {
            var statements = steps[i - start].Statements;
            for (var s = 0; s < statements.Count; s++) Add(new CommandPlace(CommandPurpose.Statement, i, s), new NpgsqlBatchCommand(statements[s].Sql));
            var place = new CommandPlace(CommandPurpose.Leave, i);
            if (_scope.Context.Role is not null)
            {
                Add(place, JournalCommands.KeepRole());
                Add(place, JournalCommands.ResetRole());
            }

            Add(place, i < end - 1 ? JournalCommands.Stay(_scope) : JournalCommands.Leave(_scope, steps));
        }

        var commit = JournalCommands.Commit();
        Add(new CommandPlace(CommandPurpose.Commit, end - 1), commit);
        _commits.Add((end, commit));
    }

    private void Add(CommandPlace place, NpgsqlBatchCommand command)
    {
        _places.Add(place);
        _batch.BatchCommands.Add(command);
    }

    private async Task<WorkOutcome> SendAsync(Session session, CancellationToken cancellationToken)
    {
        try
        {
            var reader = await _batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                do
                {
                    await ReadAsync(session, reader, cancellationToken).ConfigureAwait(false);
                    ReportCommitted();
                }
                while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));
            }

            ReportCommitted();
            return new WorkOutcome(WorkEnd.Done, _done);
        }
        catch (PostgresException e) when (e.BatchCommand is NpgsqlBatchCommand command && !ConnectionTrouble.IsLoss(e))
        {
            ReportCommitted();
            return ServerRefusal.Outcome(_scope, e, _places[_batch.BatchCommands.IndexOf(command)], _done);
        }
    }

    private async ValueTask ReadAsync(Session session, NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        if (reader.FieldCount == 0) return;
        switch (reader.GetName(0))
        {
            case SessionContext.Column when reader.FieldCount == 3 && await reader.ReadAsync(cancellationToken).ConfigureAwait(false):
                _scope.ReadSession(session, reader);
                break;
            case Journal.JournalSql.TimesColumn when reader.FieldCount == 1 && await reader.ReadAsync(cancellationToken).ConfigureAwait(false):
                foreach (var milliseconds in await reader.GetFieldValueAsync<long[]>(0, cancellationToken).ConfigureAwait(false))
                    _times.Add((_first + _times.Count, milliseconds));
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
            var time = _times.Find(t => t.Step == _reported);
            _scope.Progress(new StepProgress(_reported, IsCompleted: true, TimeSpan.FromMilliseconds(time.Milliseconds)));
        }
    }
}
