namespace TenantMigrations.Engine;

/// <summary>What stands between two stages of a rollout: the other runners, the wave's success, its verification, and its pause.</summary>
/// <param name="run">What the run shares.</param>
/// <param name="plan">The plan.</param>
/// <param name="steering">The way to the control database.</param>
/// <param name="resumed">How the run stood before; null for a new one.</param>
internal sealed class RolloutGates(RunServices run, MigrationPlan plan, RunSteering steering, ResumedRun? resumed)
{
    // More waves than anybody has; the numbers of two rounds do not meet.
    private const long StagesOfARound = 100_000;

    private readonly IReadOnlyList<WaveSettings> _waves = plan.Waves.Count == 0 ? [] : run.Settings.Waves;
    private (PlannedWave Wave, int NotDone)? _ended;
    private long _reached;

    /// <summary>Whether a wave's verification failed.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whether a verification was cancelled, so that what it would have said is not known.</summary>
    public bool WasCut { get; private set; }

    /// <summary>Whether the run halts because the other runners cannot be heard of.</summary>
    public bool IsCutOff => steering.IsCutOff;

    /// <summary>Before a stage: waits for the other runners, and judges the wave that has ended. False where the run halts.</summary>
    public async Task<bool> OpenAsync(RolloutStage stage, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested || run.Halt.Why is not null) return false;
        try
        {
            _reached = Math.Max(_reached, PositionOf(stage));
            await steering.WaitForFellowsAsync(_reached, cancellationToken).ConfigureAwait(false);
            if (_waves.Count == 0) return run.Halt.Why is null;
            if (run.Halt.Why is null) RefuseAfterFailure(stage);
            if (run.Halt.Why is null && _ended is { } ended) await ConcludeAsync(ended.Wave, asks: true, cancellationToken).ConfigureAwait(false);
            else if (run.Halt.Why is null && Before(stage) is { } before) await ConcludeAsync(before, IsOwed(before), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }

        if (run.Halt.Why is not null) return false;
        var wave = plan.Waves[stage.Wave];
        run.Failures.BeginWave(wave.Number, $"{wave.Number} ({wave.Name})", _waves[stage.Wave].MaxFailures?.Of(wave.Tenants.Count));
        run.Events.Write(new WaveStarted(wave.Number, plan.Waves.Count, wave.Name, stage.Tenants));
        return true;
    }

    /// <summary>Behind a stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="results">How its tenants and its global work stand.</param>
    /// <param name="isLast">Whether no other stage follows.</param>
    /// <param name="cancellationToken">Ends a verification.</param>
    public async Task CloseAsync(RolloutStage stage, IReadOnlyList<TenantResult> results, bool isLast, CancellationToken cancellationToken)
    {
        if (_waves.Count == 0) return;
        var wave = plan.Waves[stage.Wave];
        var notDone = results.Count(result => !result.IsDone);
        var tenants = results.Where(result => result.TenantId is not null).ToList();
        var done = tenants.Count(result => result.IsDone);
        run.Events.Write(new WaveFinished(wave.Number, plan.Waves.Count, wave.Name, done, tenants.Count - done));
        _ended = (wave, notDone);
        if (!isLast || run.Halt.Why is not null || (notDone > 0 && _waves[stage.Wave].MaxFailures is null)) return;
        await ConcludeLastAsync(wave, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Where a run that goes on has nothing left to do: the verification of its last wave may be what it stopped at.</summary>
    public async Task ConcludeEarlierAsync(CancellationToken cancellationToken)
    {
        if (_waves.Count == 0 || resumed is not { LastBegun: > 0 and var last } || last > _waves.Count || resumed.Run.Shards > 1) return;
        await ConcludeLastAsync(plan.Waves[last - 1], cancellationToken).ConfigureAwait(false);
    }

    private async Task ConcludeLastAsync(PlannedWave wave, CancellationToken cancellationToken)
    {
        try
        {
            await ConcludeAsync(wave, asks: false, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            WasCut = true;
        }
    }

    /// <summary>
    /// The wave behind which this runner begins, where an earlier one has done it: by a run that was stopped or killed between the wave and its verification,
    /// for one. Null where it begins at the beginning.
    /// </summary>
    private PlannedWave? Before(RolloutStage stage)
    {
        if (stage.Wave > 0) return plan.Waves.Take(stage.Wave).LastOrDefault(wave => wave.Members > 0);
        var last = plan.Waves.LastOrDefault(wave => wave.Members > 0);
        return _reached > StagesOfARound && last is not null && resumed?.LastBegun == last.Number ? last : null;
    }

    // Pauses and confirmations are owed until somebody behind the wave was begun, or somebody resumed the run that was paused.
    private bool IsOwed(PlannedWave wave) => resumed is { IsConfirmed: false } && (resumed.LastBegun <= wave.Number);

    // With a budget of its own a wave may leave something behind; without one all of it must be done, by every runner.
    private void RefuseAfterFailure(RolloutStage stage)
    {
        if (_ended is { NotDone: > 0 } ended && _waves[ended.Wave.Number - 1].MaxFailures is null)
        {
            Refuse(ended.Wave, ended.NotDone);
            return;
        }

        // Whom the plan knows to be blocked may have nothing to do, and then no stage tells of him; an interrupted tenant is one.
        for (var wave = 0; wave < (stage.Round > 0 ? _waves.Count : stage.Wave); wave++)
        {
            if (_waves[wave].MaxFailures is not null || plan.Waves[wave].Blocked is not (> 0 and var blocked)) continue;
            Refuse(plan.Waves[wave], blocked);
            return;
        }

        foreach (var tally in steering.Waves.Where(tally => tally.Wave > 0 && (tally.Wave <= stage.Wave || stage.Round > 0)))
            if (_waves[tally.Wave - 1].MaxFailures is null) Refuse(plan.Waves[tally.Wave - 1], tally.Failed + tally.Blocked);
    }

    private void Refuse(PlannedWave wave, int notDone) =>
        run.Halt.Stop($"{notDone} of wave {wave.Number} ({wave.Name}) did not succeed, so the next wave was not begun.");

    private async Task ConcludeAsync(PlannedWave wave, bool asks, CancellationToken cancellationToken)
    {
        var settings = _waves[wave.Number - 1];
        if (settings.Verify is { } command)
        {
            run.Events.Write(new RunWaiting($"Verifying wave {wave.Number} ({wave.Name})."));
            if (await WaveCommand.RunAsync(command, run.RunId, wave.Number, wave.Name, cancellationToken).ConfigureAwait(false) is { } failure)
            {
                HasFailed = true;
                run.Halt.Stop($"Wave {wave.Number} ({wave.Name}) is applied, but {failure}");
            }
        }

        if (!asks || run.Halt.Why is not null) return;
        if (settings.Confirm) run.Halt.Pause($"Wave {wave.Number} ({wave.Name}) is done, and the next one waits for a confirmation.");
        else if (settings.Pause is { } pause) await PauseAsync(wave, pause, cancellationToken).ConfigureAwait(false);
    }

    private async Task PauseAsync(PlannedWave wave, TimeSpan pause, CancellationToken cancellationToken)
    {
        run.Events.Write(new RunWaiting($"Pausing for {pause} behind wave {wave.Number} ({wave.Name})."));
        var since = run.Time.GetTimestamp();
        for (TimeSpan left; run.Halt.Why is null && (left = pause - run.Time.GetElapsedTime(since)) > TimeSpan.Zero;)
            await Task.Delay(left < TimeSpan.FromSeconds(1) ? left : TimeSpan.FromSeconds(1), run.Time, cancellationToken).ConfigureAwait(false);
    }

    // Runners that plan at different moments may see different rounds; the phase of the whole registry is the same for all. Where each tenant has a
    // database of its own, a database goes through all its phases in one round.
    private long PositionOf(RolloutStage stage)
    {
        var round = plan.Isolation == TenantIsolation.Database
            ? stage.Round
            : stage.Works.SelectMany(work => work.Phases).SelectMany(phase => phase.Global is null ? phase.Tenants : phase.Tenants.Prepend(phase.Global))
                .Select(work => run.Graph.PhaseOf(work.Steps[0].Migration)).DefaultIfEmpty(stage.Round).Min();
        return (round * StagesOfARound) + stage.Wave + 1;
    }
}
