namespace TenantMigrations.Postgres.Connections;

/// <summary>
/// The connections of all databases of a fleet, never more than a maximum, busy ones and idle ones together. A database that needs one more takes the
/// place of the one that became idle last. A run goes through its databases in the same order twice, to read and to work: so the first ones, whose turn
/// is next, still have theirs.
/// </summary>
internal sealed class SessionPool(int maximum) : IAsyncDisposable
{
    // A backend's caches grow with every table it has seen (165 MiB after 2,000 tenants): a new one now and then costs less.
    private const int UsesOfASession = 300;

    private readonly SemaphoreSlim _places = new(maximum, maximum);
    private readonly object _gate = new();
    private readonly LinkedList<(SessionSource Source, Session Session)> _idle = new();
    private int _open;

    /// <summary>Takes a session, an idle one where there is one. Give it back with <see cref="ReturnAsync"/>, whatever happened.</summary>
    public async Task<Session> RentAsync(SessionSource source, bool fresh, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await OpenAsync(source, fresh, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same for somebody who has a session already: without waiting, null where no place is free. To wait with one in hand could last for ever.</summary>
    public async Task<Session?> TryRentAsync(SessionSource source, CancellationToken cancellationToken) =>
        _places.Wait(0, CancellationToken.None) ? await OpenAsync(source, fresh: false, cancellationToken).ConfigureAwait(false) : null;

    private async Task<Session> OpenAsync(SessionSource source, bool fresh, CancellationToken cancellationToken)
    {
        try
        {
            var (session, displaced) = Take(source, fresh);
            if (displaced is not null) await displaced.DisposeAsync().ConfigureAwait(false);
            if (session is not null) return session;
            try
            {
                return await source.OpenAsync(cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                Closed();
                throw;
            }
        }
        catch
        {
            _places.Release();
            throw;
        }
    }

    /// <summary>Gives a session back. One that is not clean, or old, is closed.</summary>
    public async ValueTask ReturnAsync(SessionSource source, Session session)
    {
        session.Uses++;
        var keep = session.IsClean && session.Uses < UsesOfASession && session.Connection.FullState == System.Data.ConnectionState.Open;
        if (keep)
        {
            lock (_gate)
            {
                keep = !source.IsClosed;
                if (keep) _idle.AddLast((source, session));
            }
        }

        if (!keep)
        {
            await session.DisposeAsync().ConfigureAwait(false);
            Closed();
        }

        _places.Release();
    }

    /// <summary>Closes the idle sessions of one database, and keeps none any more.</summary>
    public ValueTask CloseAsync(SessionSource source)
    {
        lock (_gate) source.IsClosed = true;
        return ClearAsync(source);
    }

    /// <summary>Closes the idle sessions of one database: where one was lost, as when the server was restarted, the others mostly are too.</summary>
    public async ValueTask ClearAsync(SessionSource source)
    {
        List<Session> sessions;
        lock (_gate)
        {
            sessions = [.. _idle.Where(i => ReferenceEquals(i.Source, source)).Select(i => i.Session)];
            for (var node = _idle.First; node is not null;)
            {
                var next = node.Next;
                if (ReferenceEquals(node.Value.Source, source)) _idle.Remove(node);
                node = next;
            }

            _open -= sessions.Count;
        }

        foreach (var session in sessions) await session.DisposeAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        List<Session> sessions;
        lock (_gate)
        {
            sessions = [.. _idle.Select(i => i.Session)];
            _idle.Clear();
        }

        foreach (var session in sessions) await session.DisposeAsync().ConfigureAwait(false);
        _places.Dispose();
    }

    // Counts the session that is handed out or about to be opened; where that makes one too many, the latest idle one goes.
    private (Session? Session, Session? Displaced) Take(SessionSource source, bool fresh)
    {
        lock (_gate)
        {
            if (!fresh)
            {
                for (var node = _idle.Last; node is not null; node = node.Previous)
                {
                    if (!ReferenceEquals(node.Value.Source, source)) continue;
                    _idle.Remove(node);
                    return (node.Value.Session, null);
                }
            }

            if (_open < maximum)
            {
                _open++;
                return (null, null);
            }

            var latest = _idle.Last!.Value.Session;
            _idle.RemoveLast();
            return (null, latest);
        }
    }

    private void Closed()
    {
        lock (_gate) _open--;
    }
}
