using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace TenantMigrations.Engine;

/// <summary>A fleet: a compiled registry, its tenants, and the databases they live in.</summary>
public sealed class Fleet : IFleet
{
    private readonly FleetServices _services;

    private Fleet(FleetServices services) => _services = services;

    /// <summary>Creates it. Nothing is read or connected before the first use.</summary>
    /// <param name="registry">The compiled migrations.</param>
    /// <param name="settings">The run-time settings.</param>
    /// <param name="databases">The way to the databases; stays the caller's to dispose, after the fleet.</param>
    /// <param name="settingsDirectory">The folder from which relative paths in the settings count.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <param name="log">Where to log; null for nowhere.</param>
    public static Fleet Create(
        MigrationRegistry registry,
        FleetSettings settings,
        IFleetDatabases databases,
        string settingsDirectory,
        TimeProvider? time = null,
        ILogger? log = null) =>
        new(new FleetServices(registry, settings, databases, settingsDirectory, time ?? TimeProvider.System, log ?? NullLogger.Instance));

    /// <inheritdoc/>
    public Task<MigrationPlan> PlanAsync(PlanRequest request, CancellationToken cancellationToken) =>
        new Application(_services).PlanAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<BaselineReport> BaselineAsync(BaselineRequest request, Action<string> say, CancellationToken cancellationToken) =>
        new Baselining(_services).RunAsync(request, say, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ForeignHistoryPlace>> ReadForeignHistoryAsync(ForeignHistoryRequest request, CancellationToken cancellationToken) =>
        new ForeignHistories(_services).RunAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<FleetScript> ScriptAsync(ScriptRequest request, CancellationToken cancellationToken) =>
        new Scripting(_services).RunAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<RunReport> RunAsync(PlanRequest request, Action<RunEvent> observer, CancellationToken cancellationToken) =>
        new Application(_services).RunAsync(request, observer, cancellationToken);

    /// <inheritdoc/>
    public Task<MigrationPlan> PlanRollbackAsync(RollbackRequest request, CancellationToken cancellationToken) =>
        new Undoing(_services).PlanAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<RunReport> RollbackAsync(RollbackRequest request, Action<RunEvent> observer, CancellationToken cancellationToken) =>
        new Undoing(_services).RunAsync(request, observer, cancellationToken);

    /// <inheritdoc/>
    public Task<FleetStatus> StatusAsync(IReadOnlyList<string>? tenantIds, CancellationToken cancellationToken) =>
        new StatusReader(_services).ReadAsync(tenantIds, cancellationToken);

    /// <inheritdoc/>
    public Task<ValidationReport> ValidateAsync(IReadOnlyList<string>? tenantIds, CancellationToken cancellationToken) =>
        new Validator(_services).RunAsync(tenantIds, cancellationToken);

    /// <inheritdoc/>
    public Task<RecoveryReport> RecoverAsync(RecoverRequest request, Action<RunEvent> observer, CancellationToken cancellationToken) =>
        new Recovery(_services).RunAsync(request, observer, cancellationToken);

    /// <inheritdoc/>
    public Task<RunRecord> FindRunAsync(string run, CancellationToken cancellationToken) => new RunControl(_services).FindAsync(run, cancellationToken);

    /// <inheritdoc/>
    public Task<RunDetails> ReadRunAsync(string run, CancellationToken cancellationToken) => new RunControl(_services).ReadAsync(run, cancellationToken);

    /// <inheritdoc/>
    public Task<RunRecord> PauseRunAsync(string run, CancellationToken cancellationToken) => new RunControl(_services).PauseAsync(run, cancellationToken);

    /// <inheritdoc/>
    public Task<RunRecord> AbandonRunAsync(string run, CancellationToken cancellationToken) => new RunControl(_services).AbandonAsync(run, cancellationToken);

    /// <inheritdoc/>
    public Task<InitReport> InitAsync(CancellationToken cancellationToken) => new Initialization(_services).RunAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<TenantListReport> ListTenantsAsync(IReadOnlyList<string>? tenantIds, CancellationToken cancellationToken) =>
        new TenantListing(_services).RunAsync(tenantIds, cancellationToken);

    /// <inheritdoc/>
    public Task<AddTenantReport> AddTenantAsync(AddTenantRequest request, Action<RunEvent> observer, CancellationToken cancellationToken) =>
        new TenantAdding(_services).RunAsync(request, observer, cancellationToken);

    /// <inheritdoc/>
    public Task<RemoveTenantReport> RemoveTenantAsync(RemoveTenantRequest request, CancellationToken cancellationToken) =>
        new TenantRemoving(_services).RunAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<TenantStateReport> ChangeTenantStateAsync(string tenantId, TenantState state, string? reason, CancellationToken cancellationToken) =>
        new TenantStateChanging(_services).RunAsync(tenantId, state, reason, cancellationToken);

    /// <summary>
    /// Creates the databases and schemas of tenants that do not exist on the control database's server. For a local server only: elsewhere a missing one is
    /// an error, for somebody decides where a tenant lives.
    /// </summary>
    public Task<CreatedPlaces> CreateMissingPlacesAsync(ITenantPlaces places, CancellationToken cancellationToken) =>
        new Housing(_services, places).CreateMissingAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
