namespace TenantMigrations.Engine;

/// <summary>
/// The database in which runs are steered: who runs what, pauses, how far the runners of a rollout are. It is never the authority on what is applied.
/// Every member throws <see cref="FleetException"/> (<see cref="FleetErrorKind.Unreachable"/>) when it cannot be reached. Thread-safe.
/// </summary>
public interface IControlDatabase : IAsyncDisposable
{
    /// <summary>What people have said about tenants.</summary>
    ITenantStates TenantStates { get; }

    /// <summary>What migrations make of an empty place.</summary>
    ICatalogProofs Proofs { get; }

    /// <summary>Creates or upgrades its tables; safe to repeat. Returns whether it changed anything.</summary>
    Task<bool> InitializeAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Records that a run begins or goes on. A run of several runners that has begun already is joined. Returns its id.
    /// </summary>
    /// <exception cref="FleetException"><see cref="FleetErrorKind.Findings"/>: a run of the whole fleet is paused, and somebody is to decide about it first.</exception>
    Task<Guid> BeginAsync(NewRun run, CancellationToken cancellationToken);

    /// <summary>Records a run that had nothing to do.</summary>
    Task RecordEmptyAsync(NewRun run, CancellationToken cancellationToken);

    /// <summary>Runs by id, by the beginning of an id, or by the word <c>last</c>; at most two, the latest first.</summary>
    /// <param name="reference">The id, its beginning, or <c>last</c>.</param>
    /// <param name="lastOf">Which kind of run <c>last</c> means; null for any.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<IReadOnlyList<RunRecord>> FindAsync(string reference, RunKind? lastOf, CancellationToken cancellationToken);

    /// <summary>The tenants of a run, by wave and id.</summary>
    Task<IReadOnlyList<RunTenantRecord>> ReadTenantsAsync(Guid runId, CancellationToken cancellationToken);

    /// <summary>Gives a sign of life, and learns how the run stands.</summary>
    Task<RunSignal> BeatAsync(RunBeat beat, CancellationToken cancellationToken);

    /// <summary>Records that a runner has ended its part.</summary>
    Task EndAsync(RunEnd end, CancellationToken cancellationToken);

    /// <summary>Puts a run into another state from outside: paused, abandoned, rolled back. Returns false where it has ended, or there is none.</summary>
    Task<bool> ChangeAsync(Guid runId, RunState state, string reason, CancellationToken cancellationToken);
}
