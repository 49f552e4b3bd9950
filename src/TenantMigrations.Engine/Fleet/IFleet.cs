namespace TenantMigrations.Engine;

/// <summary>
/// What can be done with a fleet: the use cases behind the runner's verbs and the API. Expected troubles are a <see cref="FleetException"/>;
/// cancellation is an <see cref="OperationCanceledException"/>, or, once a run has begun, a report with <see cref="RunOutcome.Cancelled"/>, after what was
/// in flight has been rolled back and recorded.
/// </summary>
public interface IFleet : IAsyncDisposable
{
    /// <summary>What would run where, in which order. Changes nothing.</summary>
    Task<MigrationPlan> PlanAsync(PlanRequest request, CancellationToken cancellationToken);

    /// <summary>What a script of SQL does, for a fleet whose journals are as the request says. Connects to nothing unless a query lists the tenants.</summary>
    Task<FleetScript> ScriptAsync(ScriptRequest request, CancellationToken cancellationToken);

    /// <summary>Records a fleet that was there before its journal, where its catalogs are what the migrations make.</summary>
    /// <param name="request">What is recorded.</param>
    /// <param name="say">Told in whole sentences what takes a moment.</param>
    /// <param name="cancellationToken">Cancels it; what is recorded by then stays, and the same request completes it.</param>
    Task<BaselineReport> BaselineAsync(BaselineRequest request, Action<string> say, CancellationToken cancellationToken);

    /// <summary>How far another tool has come, by the table in which it keeps that. Changes nothing.</summary>
    Task<IReadOnlyList<ForeignHistoryPlace>> ReadForeignHistoryAsync(ForeignHistoryRequest request, CancellationToken cancellationToken);

    /// <summary>Applies what is pending.</summary>
    /// <param name="request">What to apply where.</param>
    /// <param name="observer">Gets every event, in order, one at a time.</param>
    /// <param name="cancellationToken">Stops the run; what is in flight is rolled back.</param>
    Task<RunReport> RunAsync(PlanRequest request, Action<RunEvent> observer, CancellationToken cancellationToken);

    /// <summary>What a rollback would undo where, in which order. Changes nothing.</summary>
    Task<MigrationPlan> PlanRollbackAsync(RollbackRequest request, CancellationToken cancellationToken);

    /// <summary>Undoes migrations, newest first; <see cref="RollbackPlanned"/> tells which, before the first one.</summary>
    Task<RunReport> RollbackAsync(RollbackRequest request, Action<RunEvent> observer, CancellationToken cancellationToken);

    /// <summary>What is applied where.</summary>
    /// <param name="tenantIds">Only these tenants; null for all.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<FleetStatus> StatusAsync(IReadOnlyList<string>? tenantIds, CancellationToken cancellationToken);

    /// <summary>Holds the registry against the journals.</summary>
    /// <param name="tenantIds">Only these tenants; null for all.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<ValidationReport> ValidateAsync(IReadOnlyList<string>? tenantIds, CancellationToken cancellationToken);

    /// <summary>Explains and settles a failed or interrupted migration.</summary>
    Task<RecoveryReport> RecoverAsync(RecoverRequest request, Action<RunEvent> observer, CancellationToken cancellationToken);

    /// <summary>The run that somebody means, to be rolled back, say.</summary>
    /// <param name="run">Its id, the beginning of it, or <c>last</c>: the last run that applied what was pending.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<RunRecord> FindRunAsync(string run, CancellationToken cancellationToken);

    /// <summary>How a run stands.</summary>
    /// <param name="run">Its id, the beginning of it, or <c>last</c>.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<RunDetails> ReadRunAsync(string run, CancellationToken cancellationToken);

    /// <summary>Asks a run, in whatever process, to begin nothing further.</summary>
    /// <param name="run">Its id, the beginning of it, or <c>last</c>.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<RunRecord> PauseRunAsync(string run, CancellationToken cancellationToken);

    /// <summary>Gives up a run that is paused or has stopped, so that another one may begin.</summary>
    /// <param name="run">Its id, the beginning of it, or <c>last</c>.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<RunRecord> AbandonRunAsync(string run, CancellationToken cancellationToken);

    /// <summary>Creates or upgrades the journals of all databases of the fleet.</summary>
    Task<InitReport> InitAsync(CancellationToken cancellationToken);

    /// <summary>The tenants with their places and how far they are.</summary>
    /// <param name="tenantIds">Only these tenants; null for all.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<TenantListReport> ListTenantsAsync(IReadOnlyList<string>? tenantIds, CancellationToken cancellationToken);

    /// <summary>Gives a tenant its place and brings it to the head. The same again completes what was interrupted.</summary>
    /// <param name="request">Which tenant.</param>
    /// <param name="observer">Gets every event of the run, in order, one at a time.</param>
    /// <param name="cancellationToken">Stops it; what is in flight is rolled back.</param>
    Task<AddTenantReport> AddTenantAsync(AddTenantRequest request, Action<RunEvent> observer, CancellationToken cancellationToken);

    /// <summary>Takes a tenant out of the fleet. The same again completes what was interrupted.</summary>
    Task<RemoveTenantReport> RemoveTenantAsync(RemoveTenantRequest request, CancellationToken cancellationToken);

    /// <summary>Suspends or activates a tenant, in the control database.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="state">Its state from now on.</param>
    /// <param name="reason">Why; null where nobody said.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<TenantStateReport> ChangeTenantStateAsync(string tenantId, TenantState state, string? reason, CancellationToken cancellationToken);
}
