namespace TenantMigrations.Engine;

/// <summary>Where no control database is configured: runs go on, and nobody can steer them.</summary>
internal sealed class NoControlDatabase : IControlDatabase
{
    private const string Missing = "Runs are steered in the control database, and there is none: set ConnectionString.";

    public ITenantStates TenantStates { get; } = new NoTenantStates();

    public ICatalogProofs Proofs { get; } = new NoCatalogProofs();

    public Task<bool> InitializeAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<Guid> BeginAsync(NewRun run, CancellationToken cancellationToken) =>
        run.Shard.Count == 1 ? Task.FromResult(run.Id) : throw new FleetException(FleetErrorKind.Settings, Missing);

    public Task RecordEmptyAsync(NewRun run, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<RunRecord>> FindAsync(string reference, RunKind? lastOf, CancellationToken cancellationToken) =>
        throw new FleetException(FleetErrorKind.Settings, Missing);

    public Task<IReadOnlyList<RunTenantRecord>> ReadTenantsAsync(Guid runId, CancellationToken cancellationToken) =>
        throw new FleetException(FleetErrorKind.Settings, Missing);

    public Task<RunSignal> BeatAsync(RunBeat beat, CancellationToken cancellationToken) => Task.FromResult(new RunSignal(RunState.Running, null, [], []));

    public Task EndAsync(RunEnd end, CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => default;

    public Task<bool> ChangeAsync(Guid runId, RunState state, string reason, CancellationToken cancellationToken) => Task.FromResult(false);
}
