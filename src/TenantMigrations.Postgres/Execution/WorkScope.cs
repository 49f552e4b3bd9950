using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;
using TenantMigrations.Postgres.Inspection;
using TenantMigrations.Postgres.Journal;

namespace TenantMigrations.Postgres.Execution;

/// <summary>What all parts of one piece of work share: the work, its context, the journal's texts, the session, and the head as it moves on.</summary>
internal sealed class WorkScope(
    SessionPool pool, SessionSource source, JournalSql journal, ExecutionPolicy policy, TenantWork work, Action<StepProgress> progress) : IAsyncDisposable
{
    private Session? _session;
    private bool _hasTraces;

    public JournalSql Journal { get; } = journal;

    public ExecutionPolicy Policy { get; } = policy;

    public TenantWork Work { get; } = work;

    public TenantContext Context { get; } = TenantContext.For(policy, work.Tenant);

    public Action<StepProgress> Progress { get; } = progress;

    public DatabaseAddress Address => source.Address;

    public string SessionQuery { get; } = SessionContext.Query(journal.Traces, policy.TenantSetting);

    /// <summary>The head that the next transaction must find.</summary>
    public JournalHead Head { get; set; } = work.ExpectedHead;

    /// <summary>Whether a step goes on although nothing shows whether the statement at which it stopped is done.</summary>
    public bool MayRepeat(MigrationStep step) => Work.MayRepeat && ReferenceEquals(Work.Steps[0], step);

    public bool HasSession => _session is not null;

    /// <summary>Whom the work was seen to wait for last.</summary>
    public IReadOnlyList<BlockingSession> Blockers { get; set; } = [];

    /// <summary>Whom a process waits for at this moment, asked on another connection; null where none is free.</summary>
    public Task<IReadOnlyList<BlockingSession>?> FindBlockersAsync(int processId, CancellationToken cancellationToken) =>
        TryBesideAsync(c => BlockingSessions.OfAsync(c, processId, cancellationToken), cancellationToken);

    /// <summary>Closes what is idle besides: the connection was lost, and theirs may be.</summary>
    public ValueTask ClearAsync() => pool.ClearAsync(source);

    /// <summary>The session for transactional work, taken from the pool when it is first needed.</summary>
    public async ValueTask<Session> SessionAsync(CancellationToken cancellationToken)
    {
        if (_session is null)
        {
            _session = await pool.RentAsync(source, fresh: false, cancellationToken).ConfigureAwait(false);
            _session.IsClean = false; // until the end of the work says so
        }

        return _session;
    }

    /// <summary>
    /// A session of its own for work outside a transaction. The other one is given back first: to hold one place and wait for another could block
    /// forever.
    /// </summary>
    public async Task<Session> DirectSessionAsync(CancellationToken cancellationToken)
    {
        await DisposeAsync().ConfigureAwait(false);
        return await pool.RentAsync(source, fresh: true, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask ReturnDirectAsync(Session session)
    {
        session.IsClean = false;
        return pool.ReturnAsync(source, session);
    }

    /// <summary>Uses another session beside the one in hand; default where none is free at this moment.</summary>
    public async Task<T?> TryBesideAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        if (await pool.TryRentAsync(source, cancellationToken).ConfigureAwait(false) is not { } session) return default;
        session.IsClean = false;
        try
        {
            var result = await use(session.Connection).ConfigureAwait(false);
            session.IsClean = true;
            return result;
        }
        finally
        {
            await pool.ReturnAsync(source, session).ConfigureAwait(false);
        }
    }

    /// <summary>What runs from now on leaves something in the session that no comparison finds: it serves nobody afterwards.</summary>
    public void LeaveTraces() => _hasTraces = true;

    /// <summary>Throws away a session in which something was left, so that the next migration does not find it.</summary>
    public ValueTask RenewAsync() => _hasTraces ? DisposeAsync() : default;

    /// <summary>Takes in the row of <see cref="SessionContext"/>: the first one of a session is what the later ones are compared with.</summary>
    public void ReadSession(Session session, NpgsqlDataReader reader)
    {
        var context = reader.GetString(0);
        if (session.Baseline is null)
        {
            session.Baseline = context;
            return;
        }

        session.IsClean = session.Baseline == context && !_hasTraces;
        if (!reader.IsDBNull(1) && reader.GetString(1) is { Length: > 0 } head) Head = JournalValues.Head(head);
    }

    public async ValueTask DisposeAsync()
    {
        var hadTraces = _hasTraces;
        _hasTraces = false;
        if (_session is not { } session) return;
        _session = null;
        session.IsClean &= !hadTraces;
        await pool.ReturnAsync(source, session).ConfigureAwait(false);
    }
}
