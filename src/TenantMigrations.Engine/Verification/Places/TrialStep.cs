namespace TenantMigrations.Engine;

/// <summary>One migration, tried out: what a run would do about it, without plan and waves.</summary>
internal sealed class TrialStep(VerificationSetup setup, IFleetDatabase database, Tenant? tenant, IReadOnlyList<Tenant> barrier)
{
    private const string OtherNumberOfRows = "TM006";
    private const string NotTrue = "TM005";
    private const int MostTries = 5;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    private readonly List<StatementObservation> _observations = [];
    private readonly List<StatementCatalog> _catalogs = [];
    private TimeSpan _duration;
    private string? _forgiven;
    private JournalState? _before;

    public async Task<TriedStep> RunAsync(PlannedStep planned, CancellationToken cancellationToken)
    {
        var step = setup.Steps.Prepare([planned])[0];
        for (var tries = 1; ; tries++)
        {
            _observations.Clear();
            _catalogs.Clear();
            WorkOutcome outcome;
            try
            {
                outcome = await AttemptAsync(step, mayRepeat: tries > 1, cancellationToken).ConfigureAwait(false);
            }
            catch (FleetException broken) when (broken.Kind == FleetErrorKind.Findings)
            {
                return Result(Error(step, OtherJournal));
            }
            catch (FleetException refused) when (refused.Kind == FleetErrorKind.Settings && setup.TenantRole is null)
            {
                return Result(Error(step, refused.Message));
            }

            if (outcome.End == WorkEnd.Done) return Result(await HasKeptJournalAsync(step, cancellationToken).ConfigureAwait(false) ? null : Error(step, OtherJournal));
            if (outcome.Failure is { } failure && Forgive(step, failure) is { } lenient)
            {
                step = lenient;
                continue;
            }

            if (tries < MostTries && (outcome.Failure is { IsRetryable: true } || outcome.End is WorkEnd.Locked or WorkEnd.HeadMoved or WorkEnd.Lost))
            {
                await Task.Delay(s_pause * tries, cancellationToken).ConfigureAwait(false);
                continue;
            }

            return Result(Error(step, outcome));
        }
    }

    private async Task<WorkOutcome> AttemptAsync(MigrationStep step, bool mayRepeat, CancellationToken cancellationToken)
    {
        var state = _before = await database.ReadStateAsync(cancellationToken).ConfigureAwait(false);
        var work = new TenantWork
        {
            Tenant = tenant,
            Steps = [step],
            ExpectedHead = tenant is null ? state.Global : state.Tenants.GetValueOrDefault(tenant.Id),
            RunId = setup.RunId,
            BarrierTenants = tenant is null ? [.. barrier.Select(other => other.Id)] : [],
            MayRepeat = mayRepeat,
        };
        return await database.ExecuteAsync(work, Note, cancellationToken).ConfigureAwait(false);
    }

    private string OtherJournal => $"the migration changes the journal, schema '{setup.JournalSchema}', so that a run could not tell any more what is applied. Leave that schema alone.";

    // What a hidden statement does to its rows shows in the heads, which the database itself keeps true.
    private async Task<bool> HasKeptJournalAsync(MigrationStep step, CancellationToken cancellationToken)
    {
        if (step.Kind == StepKind.Skip || step.Replaces is not null) return true;
        var found = await database.ReadStateAsync(cancellationToken).ConfigureAwait(false);
        var before = tenant is null ? _before!.Global : _before!.Tenants.GetValueOrDefault(tenant.Id);
        var expected = step.Kind == StepKind.Rollback ? before.Without(step.Migration.Id, step.Migration.Checksum) : before.With(step.Migration.Id, step.Migration.Checksum);
        return expected == (tenant is null ? found.Global : found.Tenants.GetValueOrDefault(tenant.Id))
            && (tenant is null || _before.Global == found.Global)
            && _before.Tenants.All(other => other.Key == tenant?.Id || other.Value == found.Tenants.GetValueOrDefault(other.Key));
    }

    private void Note(StepProgress progress)
    {
        if (progress.Observation is { } observation) _observations.Add(observation);
        if (progress.Catalog is { } catalog) _catalogs.Add(catalog);
        if (progress.IsCompleted && progress.Duration is { } duration) _duration = duration;
    }

    /// <summary>
    /// Without a seed there are no rows, and a lower bound of <c>expect-rows</c> or a verification that asks for some cannot hold: that says nothing about the
    /// migration. An upper bound still holds.
    /// </summary>
    private MigrationStep? Forgive(MigrationStep step, StepFailure failure)
    {
        if (setup.Seed is not null || failure.StatementIndex is not { } index) return null;
        if (failure.SqlState == OtherNumberOfRows && step.ExpectedRows.Any(expected => expected.Statement == index && expected.Least > 0))
        {
            _forgiven = "expect-rows asks for rows, and there are none without --seed";
            return step with { ExpectedRows = [.. step.ExpectedRows.Select(expected => expected.Statement == index ? expected with { Least = 0 } : expected)] };
        }

        if (failure is not { IsVerification: true, SqlState: NotTrue }) return null;
        _forgiven = "its verification is not true, which may be for want of rows: give some with --seed";
        return step with { Verifications = [] };
    }

    private MigrationError Error(MigrationStep step, WorkOutcome outcome) => outcome.Failure is { } failure
        ? setup.Errors.Map(step, failure)
        : Error(step, outcome.Reason ?? $"The work ended: {outcome.End}.");

    private static MigrationError Error(MigrationStep step, string message) => new() { MigrationId = step.Migration.Id, Message = message, Path = step.Migration.SourcePath };

    private TriedStep Result(MigrationError? error) => new(error, _duration, [.. _observations], [.. _catalogs], _forgiven);
}
