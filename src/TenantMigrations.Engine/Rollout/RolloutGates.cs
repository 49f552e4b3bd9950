namespace TenantMigrations.Engine;

/// <summary>What stands between two stages of a rollout: the other runners, the wave's success, its verification, and its pause.</summary>
/// <param name="run">What the run shares.</param>
/// <param name="plan">The plan, of all runners.</param>
/// <param name="steering">The way to the control database.</param>
internal sealed class RolloutGates(RunServices run, MigrationPlan plan, RunSteering steering)
{
    // More waves than anybody has; the numbers of two rounds do not meet.
    private const long StagesOfARound = 100_000;

    private readonly IReadOnlyList<WaveSettings> _waves = plan.Waves.Count == 0 ? [] : run.Settings.Waves;
    private long _reached;

    /// <summary>Whether a wave's verification failed.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Before a stage. False where the run halts.</summary>
    public async Task<bool> OpenAsync(RolloutStage stage, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested || run.Halt.Why is not null) return false;
        try
        {
            _reached = Math.Max(_reached, PositionOf(stage));
            await steering.WaitForFellowsAsync(_reached, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        if (_waves.Count == 0) return run.Halt.Why is null;
        if (plan.Waves.Take(stage.Wave).FirstOrDefault(wave => _waves[wave.Number - 1].MaxFailures is null && NotDone(wave.Number) > 0) is { } failed)
            run.Halt.Stop($"{NotDone(failed.Number)} of wave {failed.Number} ({failed.Name}) did not succeed, so the next wave was not begun.");
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
    /// <param name="cancellationToken">Ends a pause and a verification.</param>
    public async Task CloseAsync(RolloutStage stage, IReadOnlyList<TenantResult> results, bool isLast, CancellationToken cancellationToken)
    {
        if (_waves.Count == 0) return;
        var wave = plan.Waves[stage.Wave];
        var settings = _waves[stage.Wave];
        var notDone = results.Count(result => !result.IsDone);
        run.Events.Write(new WaveFinished(wave.Number, plan.Waves.Count, wave.Name, results.Count - notDone, notDone));
        if (run.Halt.Why is not null || cancellationToken.IsCancellationRequested) return;
        if (notDone > 0 && settings.MaxFailures is null && !isLast)
        {
            run.Halt.Stop($"{notDone} of wave {wave.Number} ({wave.Name}) did not succeed, so the next wave was not begun.");
            return;
        }

        try
        {
            await VerifyAsync(settings, wave, cancellationToken).ConfigureAwait(false);
            if (run.Halt.Why is null && !isLast) await PauseAsync(settings, wave, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The report says so.
        }
    }

    private async Task VerifyAsync(WaveSettings settings, PlannedWave wave, CancellationToken cancellationToken)
    {
        if (settings.Verify is not { } command) return;
        run.Events.Write(new RunWaiting($"Verifying wave {wave.Number} ({wave.Name})."));
        if (await WaveCommand.RunAsync(command, run.RunId, wave.Number, wave.Name, cancellationToken).ConfigureAwait(false) is not { } failure) return;
        HasFailed = true;
        run.Halt.Stop($"Wave {wave.Number} ({wave.Name}) is applied, but {failure}");
    }

    private async Task PauseAsync(WaveSettings settings, PlannedWave wave, CancellationToken cancellationToken)
    {
        if (settings.Confirm)
        {
            run.Halt.Pause($"Wave {wave.Number} ({wave.Name}) is done, and the next one waits for a confirmation.");
            return;
        }

        if (settings.Pause is not { } pause) return;
        run.Events.Write(new RunWaiting($"Pausing for {pause} behind wave {wave.Number} ({wave.Name})."));
        var since = run.Time.GetTimestamp();
        for (TimeSpan left; run.Halt.Why is null && (left = pause - run.Time.GetElapsedTime(since)) > TimeSpan.Zero;)
            await Task.Delay(left < TimeSpan.FromSeconds(1) ? left : TimeSpan.FromSeconds(1), run.Time, cancellationToken).ConfigureAwait(false);
    }

    private int NotDone(int wave) => steering.Waves.Where(tally => tally.Wave == wave).Sum(tally => tally.Failed + tally.Blocked);

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
