namespace TenantMigrations.Engine;

/// <summary>
/// Takes one work to its end: retries what may succeed a moment later, waits for other runs' locks, and where the journal has moved on reads it again and
/// does what is left.
/// </summary>
/// <param name="run">What the run shares.</param>
/// <param name="undoes">Whether it is a rollback.</param>
internal sealed class WorkRunner(RunServices run, bool undoes)
{
    private const string OutOfLocks = "53200";
    private const int MostLosses = 3;
    private const int MostAbsences = 8;

    /// <summary>Does it.</summary>
    /// <param name="database">Where.</param>
    /// <param name="work">What.</param>
    /// <param name="barrierTenants">For global work: the tenants that barriers count.</param>
    /// <param name="cancellationToken">Ends it; what is in flight is rolled back.</param>
    public async Task<WorkResult> RunAsync(
        DatabaseAddress database,
        PlannedWork work,
        IReadOnlyList<string> barrierTenants,
        CancellationToken cancellationToken)
    {
        var state = new WorkInProgress(run, database, work, barrierTenants, undoes);
        run.Events.Write(new WorkStarted(work.Tenant?.Id, database.Key, work.Steps.Count));
        try
        {
            while (state.HasSteps)
            {
                try
                {
                    if (await AttemptAsync(state, cancellationToken).ConfigureAwait(false) is { } end) return end;
                }
                catch (FleetException exception) when (exception.Kind == FleetErrorKind.Unreachable)
                {
                    if (await ReconnectAsync(state, exception.Message, cancellationToken).ConfigureAwait(false) is { } end) return end;
                }
            }

            return state.End(TenantOutcome.Done);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return state.End(TenantOutcome.NotStarted, reason: "Cancelled; what was in flight is rolled back.");
        }
        catch (FleetException exception) when (exception.Kind == FleetErrorKind.Findings)
        {
            // No migration's fault, a journal that somebody altered for one.
            return state.End(TenantOutcome.Blocked, reason: exception.Message);
        }
        catch (FleetException exception)
        {
            return state.End(TenantOutcome.Failed, reason: exception.Message);
        }
        catch (Exception exception)
        {
            // Whatever went wrong here is this tenant's trouble alone.
            RunLog.WorkBroke(run.Log, exception, work.Tenant?.Id ?? "(global)", database.Key);
            return state.End(TenantOutcome.Failed, reason: $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    /// <summary>One call of the database. Null: go on with what is left.</summary>
    private async Task<WorkResult?> AttemptAsync(WorkInProgress state, CancellationToken cancellationToken)
    {
        if (state.Absences > 0 && await ReadAgainAsync(state, cancellationToken).ConfigureAwait(false) is { } obstacle) return obstacle;
        if (!state.HasSteps) return null;
        var work = state.Next();
        _ = state.TriedFor;
        WorkOutcome outcome;
        try
        {
            outcome = await run.Databases[state.Database].ExecuteAsync(work, state.Report, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            state.CompleteReported();
            throw;
        }

        if (outcome.End == WorkEnd.Lost)
        {
            state.CompleteReported();
        }
        else
        {
            state.Absences = 0;
            state.Complete(outcome.CompletedSteps);
        }

        switch (outcome.End)
        {
            case WorkEnd.Done:
                return null;
            case WorkEnd.Failed:
                return await FailAsync(state, work, outcome, cancellationToken).ConfigureAwait(false);
            case WorkEnd.Lost:
                return await LoseAsync(state, work, outcome, cancellationToken).ConfigureAwait(false);
            case WorkEnd.Blocked:
                return state.End(TenantOutcome.Blocked, reason: outcome.Reason);
            case WorkEnd.Locked:
                return await WaitAsync(state, WaitKind.Lock, outcome.Reason ?? "Another run works on it.", cancellationToken).ConfigureAwait(false);
            default:
                if (await ReadAgainAsync(state, cancellationToken).ConfigureAwait(false) is { } blocked) return blocked;
                // The first time, what was read is simply new. If it moves every time, somebody else is at work, or the stored head is wrong.
                if (state.Moves++ == 0) return null;
                return await WaitAsync(
                    state, WaitKind.Journal, "The journal changes under this run, or its head does not agree with its rows ('validate' tells).", cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<WorkResult?> FailAsync(WorkInProgress state, TenantWork work, WorkOutcome outcome, CancellationToken cancellationToken)
    {
        var failure = outcome.Failure ?? throw new InvalidOperationException("A failed work says why.");
        if (failure.SqlState == OutOfLocks && run.Places.Narrow(state.Database)) state.Retries = 0;
        if (failure.IsRetryable && state.Retries < run.Settings.Retries && state.TriedFor < run.Settings.AttemptTimeout)
        {
            if (!work.Steps[failure.StepIndex].InTransaction) state.ResumeAt(failure.IsVerification ? work.Steps[failure.StepIndex].Statements.Count : failure.StatementIndex ?? 0);
            var delay = Backoff.BeforeRetry(state.Retries++);
            run.Events.Write(new WorkWaiting(
                work.Tenant?.Id,
                state.Database.Key,
                WaitKind.Retry,
                $"{failure.Message} (try {state.Retries + 1} of {run.Settings.Retries + 1})",
                delay,
                work.Steps[failure.StepIndex].Migration.Id,
                failure.SqlState));
            await Task.Delay(delay, run.Time, cancellationToken).ConfigureAwait(false);
            return null;
        }

        if (failure.IsRetryable)
        {
            // It was not recorded while there was hope. The record must not be lost to a cancellation that comes now.
            await run.Databases[state.Database].RecordFailureAsync(work, failure, ErrorMapper.Words(failure), CancellationToken.None).ConfigureAwait(false);
        }

        return state.End(TenantOutcome.Failed, run.Errors.Map(work.Steps[failure.StepIndex], GivenUp(state, failure)));
    }

    // The time that ran out is not seen in the server's words.
    private StepFailure GivenUp(WorkInProgress state, StepFailure failure) =>
        failure.IsRetryable && state.Retries < run.Settings.Retries && state.TriedFor >= run.Settings.AttemptTimeout
            ? failure with { Message = FormattableString.Invariant($"{failure.Message} (tried for {run.Settings.AttemptTimeout.TotalSeconds:0.###} s, AttemptTimeout)") }
            : failure;

    /// <summary>The connection is gone in the middle. The journal, read again, tells what is left.</summary>
    private async Task<WorkResult?> LoseAsync(WorkInProgress state, TenantWork work, WorkOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.Failure is { } failure)
        {
            // It was refused before, and only the record of that is missing.
            await run.Databases[state.Database].RecordFailureAsync(work, failure, ErrorMapper.Words(failure), CancellationToken.None).ConfigureAwait(false);
            return state.End(TenantOutcome.Failed, run.Errors.Map(work.Steps[failure.StepIndex], failure));
        }

        // A migration that brings the server down each time must not do so for ever.
        state.Lose();
        return state.Losses > MostLosses
            ? state.End(TenantOutcome.Unreachable, reason: outcome.Reason)
            : await ReconnectAsync(state, outcome.Reason!, cancellationToken).ConfigureAwait(false);
    }

    private async Task<WorkResult?> ReconnectAsync(WorkInProgress state, string reason, CancellationToken cancellationToken)
    {
        if (state.Absences >= MostAbsences) return state.End(TenantOutcome.Unreachable, reason: reason);
        var delay = Backoff.BeforeReconnect(state.Absences++);
        run.Events.Write(new WorkWaiting(state.TenantId, state.Database.Key, WaitKind.Connection, reason, delay));
        await Task.Delay(delay, run.Time, cancellationToken).ConfigureAwait(false);
        return null;
    }

    private async Task<WorkResult?> WaitAsync(WorkInProgress state, WaitKind kind, string reason, CancellationToken cancellationToken)
    {
        if (state.WaitedFor >= run.Settings.RunLockTimeout && !run.HasLivingFellows())
        {
            return state.End(
                TenantOutcome.Locked,
                reason: $"{reason} It did not end within {run.Settings.RunLockTimeout.TotalSeconds:0.###} s (RunLockTimeout); nothing further was changed here.");
        }

        var delay = Backoff.ForLock(state.Waits++);
        run.Events.Write(new WorkWaiting(state.TenantId, state.Database.Key, kind, reason, delay));
        await Task.Delay(delay, run.Time, cancellationToken).ConfigureAwait(false);
        return null;
    }

    private async Task<WorkResult?> ReadAgainAsync(WorkInProgress state, CancellationToken cancellationToken)
    {
        var rows = await run.Databases[state.Database]
            .ReadEntriesAsync([new JournalKey(state.TenantId)], unfinishedOfAll: false, cancellationToken).ConfigureAwait(false);

        return state.Replan(rows) is { } reason ? state.End(TenantOutcome.Blocked, reason: reason) : null;
    }
}
