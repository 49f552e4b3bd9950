using System.Collections.Concurrent;

namespace TenantMigrations.Engine;

/// <summary>
/// Keeps the control database informed of a run, and the run of what others say there: a sign of life each second, in one round trip, whatever the fleet's
/// size. When the control database cannot be reached for a while, the run goes on; only runners that share a rollout must hear of one another.
/// </summary>
internal sealed class RunSteering : IAsyncDisposable
{
    /// <summary>Who has been silent for less is at work.</summary>
    public static readonly TimeSpan Alive = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly IControlDatabase _control;
    private readonly RunServices _run;
    private readonly RunShard _shard;
    private readonly ConcurrentDictionary<string, RunTenantChange> _changes = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _ending = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Task _beating;
    private RunSignal _signal = new(RunState.Running, null, [], []);
    private long _reached;
    private long _heard;

    public RunSteering(IControlDatabase control, RunServices run, RunShard shard)
    {
        (_control, _run, _shard) = (control, run, shard);
        _heard = run.Time.GetTimestamp();
        _beating = control is NoControlDatabase ? Task.CompletedTask : Task.Run(BeatOnAsync);
    }

    /// <summary>What is known of the waves over all runners, from the last sign of life.</summary>
    public IReadOnlyList<WaveTally> Waves => Volatile.Read(ref _signal).Waves;

    /// <summary>Whether another runner of the same rollout is at work, so that waiting for its locks has a sense.</summary>
    public bool HasLivingFellows => Volatile.Read(ref _signal).Fellows.Any(fellow => fellow.Reached != long.MaxValue && fellow.SilentFor < Alive);

    /// <summary>Whether the run halts because the control database, and so the other runners, could not be heard of.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Takes in what happens to tenants.</summary>
    public void Observe(RunEvent happened)
    {
        switch (happened)
        {
            case WorkStarted { TenantId: { } tenant }:
                _changes[tenant] = new RunTenantChange(tenant, RunTenantState.Running, null);
                break;
            case WorkFinished { Result: { TenantId: { } tenant } result }:
                var reason = result.Error?.Message ?? result.Reason;
                _changes[tenant] = new RunTenantChange(tenant, StateOf(result.Outcome), reason);
                break;
        }
    }

    /// <summary>Waits until all other runners have done what comes before a stage, or the run halts.</summary>
    public async Task WaitForFellowsAsync(long stage, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _reached, stage);
        if (_shard.Count == 1) return;
        var since = _run.Time.GetTimestamp();
        for (var told = false; ; told = true)
        {
            if (!await HearAsync(cancellationToken).ConfigureAwait(false)) continue;
            if (_run.Halt.Why is not null) return;
            var behind = Enumerable.Range(0, _shard.Count).Where(part => part != _shard.Index && !HasReached(part, stage)).ToList();
            if (behind.Count == 0) return;
            var waited = _run.Time.GetElapsedTime(since);
            foreach (var part in behind)
            {
                var silent = _signal.Fellows.FirstOrDefault(fellow => fellow.Shard == part)?.SilentFor ?? waited;
                // A sign of life may be old because all of them were killed, and are started again one by one.
                if (silent < _run.Settings.RunLockTimeout || waited < _run.Settings.RunLockTimeout) continue;
                _run.Halt.Stop(
                    $"The runner of part {part}/{_shard.Count} has not been heard of for {silent.TotalSeconds:0} s (RunLockTimeout), and this wave waits for its tenants. Start it, or all of them, again.");
                return;
            }

            if (!told) _run.Events.Write(new RunWaiting($"Waiting for the other runners of this rollout: {string.Join(", ", behind.Select(part => $"{part}/{_shard.Count}"))}."));
            await Task.Delay(s_interval, _run.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Records the end. A run whose end cannot be recorded has ended all the same: the journals know what is applied.</summary>
    public async Task EndAsync(RunState state, string? reason)
    {
        await StopBeatingAsync().ConfigureAwait(false);
        try
        {
            await _control.EndAsync(new RunEnd(Beat(), state, reason), CancellationToken.None).ConfigureAwait(false);
        }
        catch (FleetException exception)
        {
            RunLog.ControlLost(_run.Log, _run.RunId, exception.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopBeatingAsync().ConfigureAwait(false);
        _ending.Dispose();
        _turn.Dispose();
    }

    /// <summary>Asks how the others stand; false where there was no answer, which is waited for as long as for one of them.</summary>
    private async Task<bool> HearAsync(CancellationToken cancellationToken)
    {
        try
        {
            await BeatAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (FleetException exception)
        {
            var silent = _run.Time.GetElapsedTime(Volatile.Read(ref _heard));
            if (silent >= _run.Settings.RunLockTimeout)
            {
                IsCutOff = exception.Kind == FleetErrorKind.Unreachable;
                _run.Halt.Stop(
                    $"The control database, through which the runners of this rollout hear of one another, has not answered for {silent.TotalSeconds:0} s (RunLockTimeout): {exception.Message}");
                return true;
            }

            _run.Events.Write(new RunWaiting($"Waiting for the control database: {exception.Message}"));
            await Task.Delay(s_interval, _run.Time, cancellationToken).ConfigureAwait(false);
            return false;
        }
    }

    private bool HasReached(int part, long stage) => _signal.Fellows.Any(fellow => fellow.Shard == part && fellow.Reached >= stage);

    private async Task BeatOnAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(s_interval, _run.Time, _ending.Token).ConfigureAwait(false);
                await BeatAsync(_ending.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_ending.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // Whatever it is, it is no reason to end a run that has work to do; of what nobody expected only the kind is told.
                RunLog.ControlLost(_run.Log, _run.RunId, exception is FleetException expected ? expected.Message : exception.GetType().Name);
            }
        }
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        var beat = Beat();
        try
        {
            var signal = await _control.BeatAsync(beat, cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _signal, signal);
            Volatile.Write(ref _heard, _run.Time.GetTimestamp());
            Hear(signal);
        }
        catch
        {
            // Told again with the next beat, unless something newer has happened.
            foreach (var change in beat.Tenants) _changes.TryAdd(change.TenantId, change);
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Hear(RunSignal signal)
    {
        _run.Failures.Hear(signal.Waves);
        if (signal.State == RunState.Paused) _run.Halt.Pause(signal.Reason ?? "Somebody asked for a pause.");
        else if (signal.State != RunState.Running) _run.Halt.Stop(signal.Reason ?? $"The run is {signal.State} in the control database.");
    }

    private RunBeat Beat()
    {
        // Before the tenants: whoever reads that a stage is done must find all that failed in it.
        var reached = Volatile.Read(ref _reached);
        var changes = new List<RunTenantChange>();
        foreach (var tenant in _changes.Keys)
            if (_changes.TryRemove(tenant, out var change)) changes.Add(change);
        return new RunBeat(_run.RunId, _shard, reached, changes);
    }

    private async Task StopBeatingAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await _beating.ConfigureAwait(false);
    }

    private static RunTenantState StateOf(TenantOutcome outcome) => outcome switch
    {
        TenantOutcome.Done or TenantOutcome.UpToDate => RunTenantState.Done,
        TenantOutcome.Failed => RunTenantState.Failed,
        TenantOutcome.NotStarted => RunTenantState.Pending,
        _ => RunTenantState.Blocked,
    };
}
