using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;

namespace TenantMigrations.Postgres.Execution;

/// <summary>
/// Looks from a second connection whom a session waits for, once it has been at one thing for a moment. It never waits for that connection: where none is
/// free it looks later, so that work that holds all of them cannot be held up by it.
/// </summary>
internal sealed class BlockerWatch : IAsyncDisposable
{
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(1);

    // pg_blocking_pids takes all the lock manager's locks for a moment: what lasts is asked less and less often.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);

    private readonly WorkScope _scope;
    private readonly int _processId;
    private readonly Func<int> _step;
    private readonly Timer _timer;
    private readonly CancellationTokenSource _end = new();
    private readonly object _gate = new();
    private TimeSpan _pause;
    private Task _looking = Task.CompletedTask;
    private string _told = "";
    private bool _isEnded;

    private BlockerWatch(WorkScope scope, int processId, Func<int> step)
    {
        _scope = scope;
        _processId = processId;
        _step = step;

        // In time to see who it was that a lock timeout ran out over.
        var half = scope.Policy.LockTimeout / 2;
        _pause = half < s_first ? half : s_first;
        _timer = new Timer(_ => Look());
        if (processId != 0) _timer.Change(_pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins to watch.</summary>
    /// <param name="scope">The work.</param>
    /// <param name="processId">The server process that does it; 0 where that is not known, as behind a pooler: then nothing is watched.</param>
    /// <param name="step">Which step it is at.</param>
    public static BlockerWatch Begin(WorkScope scope, int processId, Func<int> step)
    {
        scope.Blockers = [];
        return new BlockerWatch(scope, processId, step);
    }

    /// <summary>Ends it. What was seen last stays in the scope.</summary>
    public async ValueTask DisposeAsync()
    {
        Task looking;
        lock (_gate)
        {
            _isEnded = true;
            looking = _looking;
        }

        await _timer.DisposeAsync().ConfigureAwait(false);
        if (!looking.IsCompleted)
        {
            await _end.CancelAsync().ConfigureAwait(false);
            await looking.ConfigureAwait(false);
        }

        _end.Dispose();
    }

    private void Look()
    {
        lock (_gate)
        {
            if (!_isEnded) _looking = LookAsync();
        }
    }

    private async Task LookAsync()
    {
        try
        {
            if (await _scope.FindBlockersAsync(_processId, _end.Token).ConfigureAwait(false) is { } sessions) Tell(sessions);
        }
        catch (Exception e) when (e is OperationCanceledException or NpgsqlException or FleetException || ConnectionTrouble.IsLoss(e))
        {
            // To see who blocks is a help and no duty.
        }

        lock (_gate)
        {
            if (_isEnded) return;
            _pause = _pause * 1.5 < s_longest ? _pause * 1.5 : s_longest;
            _timer.Change(_pause, Timeout.InfiniteTimeSpan);
        }
    }

    private void Tell(IReadOnlyList<BlockingSession> sessions)
    {
        _scope.Blockers = sessions;
        if (sessions.Count == 0) return;

        // The same ones are told once; how long they stay, the end tells.
        var told = string.Join(' ', sessions.Select(s => s.ProcessId));
        if (told == _told) return;
        _told = told;
        _scope.Progress(new StepProgress(_step(), IsCompleted: false, Message: "waits for " + string.Join(" and ", sessions)) { BlockedBy = sessions });
    }
}
