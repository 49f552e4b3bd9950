using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;
using TenantMigrations.Postgres.Journal;

namespace TenantMigrations.Postgres.Execution;

/// <summary>What all parts of one piece of work share: the work, its context, the journal's texts, the session, and the head as it moves on.</summary>
internal sealed class WorkScope(
    SessionPool pool, SessionSource source, JournalSql journal, ExecutionPolicy policy, TenantWork work, Action<StepProgress> progress) : IAsyncDisposable
{
    private readonly Lazy<bool> _leavesTraces = new(() => SessionTraces.AreLeftBy(work));
    private Session? _session;

    public JournalSql Journal { get; } = journal;

    public ExecutionPolicy Policy { get; } = policy;

    public TenantWork Work { get; } = work;

    public TenantContext Context { get; } = TenantContext.For(policy, work.Tenant);

    public Action<StepProgress> Progress { get; } = progress;

    public DatabaseAddress Address => source.Address;

    public string SessionQuery { get; } = SessionContext.Query(policy.TenantSetting);

    /// <summary>The head that the next transaction must find.</summary>
    public JournalHead Head { get; set; } = work.ExpectedHead;

    public bool HasSession => _session is not null;

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

    /// <summary>Takes in the row of <see cref="SessionContext"/>: the first one of a session is what the later ones are compared with.</summary>
    public void ReadSession(Session session, NpgsqlDataReader reader)
    {
        var context = reader.GetString(0);
        if (session.Baseline is null)
        {
            session.Baseline = context;
            return;
        }

        session.IsClean = session.Baseline == context && !_leavesTraces.Value;
        if (!reader.IsDBNull(1) && reader.GetString(1) is { Length: > 0 } head) Head = JournalValues.Head(head);
    }

    public async ValueTask DisposeAsync()
    {
        if (_session is not { } session) return;
        _session = null;
        await pool.ReturnAsync(source, session).ConfigureAwait(false);
    }
}
