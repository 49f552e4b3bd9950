namespace TenantMigrations.Engine;

/// <summary>The use cases that look at a run, or steer one, from another process.</summary>
internal sealed class RunControl(FleetServices fleet)
{
    public async Task<RunRecord> FindAsync(string reference, CancellationToken cancellationToken) =>
        await RunReferences.FindAsync(await ControlAsync(cancellationToken).ConfigureAwait(false), reference, RunKind.Run, cancellationToken).ConfigureAwait(false);

    public async Task<RunDetails> ReadAsync(string reference, CancellationToken cancellationToken)
    {
        var control = await ControlAsync(cancellationToken).ConfigureAwait(false);
        var run = await RunReferences.FindAsync(control, reference, lastOf: null, cancellationToken).ConfigureAwait(false);
        return new RunDetails(run, await control.ReadTenantsAsync(run.Id, cancellationToken).ConfigureAwait(false));
    }

    public Task<RunRecord> PauseAsync(string reference, CancellationToken cancellationToken) => ChangeAsync(
        reference,
        RunState.Paused,
        $"{fleet.Actor} asked for a pause.",
        run => run.State == RunState.Running ? null : $"Run {run.Id} is not at work ({Words(run.State)}), so there is nothing to pause.",
        cancellationToken);

    public Task<RunRecord> AbandonAsync(string reference, CancellationToken cancellationToken) => ChangeAsync(
        reference,
        RunState.Abandoned,
        $"{fleet.Actor} gave it up.",
        run => run.State is RunState.Completed or RunState.RolledBack or RunState.Abandoned ? $"Run {run.Id} is {Words(run.State)} already." : null,
        cancellationToken);

    /// <summary>The run to go on with.</summary>
    /// <exception cref="FleetException">It is not one that can go on.</exception>
    public static async Task<ResumedRun> FindResumableAsync(IControlDatabase control, string reference, CancellationToken cancellationToken)
    {
        var run = await RunReferences.FindAsync(control, reference, RunKind.Run, cancellationToken).ConfigureAwait(false);
        if (run.Kind != RunKind.Run) throw Wrong($"Run {run.Id} is a {(run.Kind == RunKind.Rollback ? "rollback" : "recovery")}: give that command again, it goes on with what is left.");
        return run.State is RunState.Completed or RunState.RolledBack or RunState.Abandoned
            ? throw Wrong($"Run {run.Id} is {Words(run.State)}, so there is nothing to resume. 'run' begins a new one.")
            : new ResumedRun(run, await control.ReadTenantsAsync(run.Id, cancellationToken).ConfigureAwait(false));
    }

    public static string Words(RunState state) => state switch
    {
        RunState.RolledBack => "rolled back",
        _ => state.ToString().ToLowerInvariant(),
    };

    private async Task<RunRecord> ChangeAsync(string reference, RunState state, string reason, Func<RunRecord, string?> refusal, CancellationToken cancellationToken)
    {
        var control = await ControlAsync(cancellationToken).ConfigureAwait(false);
        var run = await RunReferences.FindAsync(control, reference, RunKind.Run, cancellationToken).ConfigureAwait(false);
        if (refusal(run) is { } words) throw Wrong(words);
        return await control.ChangeAsync(run.Id, state, reason, cancellationToken).ConfigureAwait(false)
            ? run with { State = state, Reason = reason }
            : throw Wrong($"Run {run.Id} has ended in this moment.");
    }

    private async Task<IControlDatabase> ControlAsync(CancellationToken cancellationToken) =>
        fleet.Control((await fleet.Tenants.ReadAsync(cancellationToken).ConfigureAwait(false)).Control);

    private static FleetException Wrong(string message) => new(FleetErrorKind.Settings, message);
}
