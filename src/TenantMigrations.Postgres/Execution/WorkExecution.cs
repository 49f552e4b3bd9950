using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;
using TenantMigrations.Postgres.Inspection;
using TenantMigrations.Postgres.Journal;

namespace TenantMigrations.Postgres.Execution;

/// <summary>Does one piece of work: cuts it where the pipeline must end (code, work outside a transaction) and goes on until a part does not succeed.</summary>
internal sealed class WorkExecution(WorkScope scope, FailureRecord failures)
{
    public async Task<WorkOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var outcome = new WorkOutcome(WorkEnd.Done, 0);
        try
        {
            while (outcome.End == WorkEnd.Done && outcome.CompletedSteps < scope.Work.Steps.Count)
            {
                await scope.RenewAsync().ConfigureAwait(false);
                outcome = await RunPartAsync(outcome.CompletedSteps, cancellationToken).ConfigureAwait(false);
            }

            if (outcome.End == WorkEnd.Done) return outcome;
            if (scope.HasSession) await CleanUpAsync(cancellationToken).ConfigureAwait(false);
            if (outcome.End == WorkEnd.Locked) return outcome with { Reason = await HeldByAsync(outcome.Reason!, cancellationToken).ConfigureAwait(false) };
            if (outcome.Failure is { IsRetryable: false } failure) await RecordAsync(failure, cancellationToken).ConfigureAwait(false);
            return outcome;
        }
        catch (Exception e) when (ConnectionTrouble.IsLoss(e))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await scope.ClearAsync().ConfigureAwait(false);
            return new WorkOutcome(WorkEnd.Lost, outcome.CompletedSteps, outcome.Failure, ConnectionTrouble.OnUse(scope.Address, e).Message);
        }
        catch (PostgresException e) when (ConnectionTrouble.IsBrokenJournal(e))
        {
            // What a migration says is answered by a failure above; only the journal's own statements come here.
            throw ConnectionTrouble.OnJournal(scope.Address, e, scope.Policy.JournalSchema);
        }
    }

    // The lock may be free by now: then there is nobody to name.
    private async Task<string> HeldByAsync(string reason, CancellationToken cancellationToken)
    {
        var session = await scope.SessionAsync(cancellationToken).ConfigureAwait(false);
        var holder = await BlockingSessions.HolderAsync(session.Connection, scope.Journal.ReadHolder, p => p.Text(scope.Work.Tenant?.Id), cancellationToken).ConfigureAwait(false);
        return holder is null ? reason : $"{reason}: {holder}";
    }

    private async Task RecordAsync(StepFailure failure, CancellationToken cancellationToken)
    {
        var session = await scope.SessionAsync(cancellationToken).ConfigureAwait(false);
        await failures.WriteAsync(session.Connection, scope.Work, failure, failure.Describe(), cancellationToken).ConfigureAwait(false);
    }

    private Task<WorkOutcome> RunPartAsync(int first, CancellationToken cancellationToken)
    {
        var steps = scope.Work.Steps;
        if (Refusal(first) is { } refusal) return Task.FromResult(new WorkOutcome(WorkEnd.Failed, first, refusal));
        if (steps[first].InTransaction && SessionTraces.AreLeftBy(steps[first])) scope.LeaveTraces();
        if (!IsPipelined(steps[first]))
        {
            return steps[first].InTransaction
                ? CodeStep.RunAsync(scope, first, cancellationToken)
                : DirectStep.RunAsync(scope, first, cancellationToken);
        }

        var end = first + 1;
        for (; end < steps.Count && IsPipelined(steps[end]); end++)
        {
            // What one leaves in the session, the next shall not find; in one transaction for all they have one session.
            if (SessionTraces.AreLeftBy(steps[end]))
            {
                if (scope.Policy.TransactionPer == TransactionPer.Migration) break;
                scope.LeaveTraces();
            }

            if (scope.Policy.TransactionPer == TransactionPer.Migration && SessionTraces.AreLeftBy(steps[end - 1])) break;
            if (Refusal(end) is not { } refused) continue;

            // In one transaction for all, those before it would be rolled back with it.
            if (scope.Policy.TransactionPer == TransactionPer.Tenant) return Task.FromResult(new WorkOutcome(WorkEnd.Failed, first, refused));
            break;
        }

        return PipelinedSteps.RunAsync(scope, first, end, cancellationToken);
    }

    // What cannot be sent, as the answer would not be a refusal: the server would wait for rows, or commit half of the work.
    private StepFailure? Refusal(int index)
    {
        var step = scope.Work.Steps[index];
        if (CopyStatement.Find(step) is { } copy) return CopyStatement.Refusal(index, copy);
        return TransactionEnd.Find(step) is { } end ? TransactionEnd.Refusal(index, end) : null;
    }

    private static bool IsPipelined(MigrationStep step) =>
        step.Kind == StepKind.Skip || step.InTransaction && step.Migration.Kind != MigrationKind.Code;

    // Rolls back what is open and finds out whether the session may serve another tenant.
    private async Task CleanUpAsync(CancellationToken cancellationToken)
    {
        var session = await scope.SessionAsync(cancellationToken).ConfigureAwait(false);
        if (!ConnectionTrouble.IsOpen(session.Connection))
        {
            // The driver closes it after some errors, such as a full disk: another one records the failure.
            await scope.DisposeAsync().ConfigureAwait(false);
            return;
        }

        using var batch = new NpgsqlBatch(session.Connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("ROLLBACK"));
        // Behind a pooler no session lock is ours, and the session may be another's next.
        batch.BatchCommands.Add(new NpgsqlBatchCommand(session.IsPooled ? "SELECT 1" : JournalSql.UnlockSession));
        batch.BatchCommands.Add(SessionContext.Command(scope.SessionQuery));
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            if (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) scope.ReadSession(session, reader);
        }
    }
}
