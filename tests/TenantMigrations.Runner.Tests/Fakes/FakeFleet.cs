using TenantMigrations.Engine;

namespace TenantMigrations.Runner.Tests;

/// <summary>A fleet that says what a test wants it to say, and remembers what it was asked.</summary>
internal sealed class FakeFleet : IFleet
{
    public Func<MigrationPlan> Plan { get; set; } = () => Reports.EmptyPlan;

    public Func<Action<RunEvent>, CancellationToken, Task<RunReport>> Run { get; set; } = (_, _) => Task.FromResult(Reports.UpToDate(5));

    public Func<FleetStatus> Status { get; set; } = () => Reports.Status(5);

    public ValidationReport Validation { get; set; } = new([]);

    public RecoveryReport Recovery { get; set; } = new([], null);

    public InitReport Init { get; set; } = new([new InitializedDatabase("db1:5432/shop", true)]);

    public object? Asked { get; private set; }

    public bool IsDisposed { get; private set; }

    public Task<MigrationPlan> PlanAsync(PlanRequest request, CancellationToken cancellationToken) => Answer(request, Plan);

    public Task<RunReport> RunAsync(PlanRequest request, Action<RunEvent> observer, CancellationToken cancellationToken)
    {
        Asked = request;
        return Run(observer, cancellationToken);
    }

    public Func<BaselineReport> Baseline { get; set; } = () => new BaselineReport(null, [], []);

    public Func<IReadOnlyList<ForeignHistoryPlace>> ForeignHistory { get; set; } = () => [];

    public Task<IReadOnlyList<ForeignHistoryPlace>> ReadForeignHistoryAsync(ForeignHistoryRequest request, CancellationToken cancellationToken) => Answer(request, ForeignHistory);

    public Task<BaselineReport> BaselineAsync(BaselineRequest request, Action<string> say, CancellationToken cancellationToken) => Answer(request, Baseline);

    public Func<FleetScript> Script { get; set; } = () => throw new FleetException(FleetErrorKind.Settings, "There is nothing to script.");

    public Task<FleetScript> ScriptAsync(ScriptRequest request, CancellationToken cancellationToken) => Answer(request, Script);

    public Task<MigrationPlan> PlanRollbackAsync(RollbackRequest request, CancellationToken cancellationToken) => Answer(request, Plan);

    public Task<RunReport> RollbackAsync(RollbackRequest request, Action<RunEvent> observer, CancellationToken cancellationToken)
    {
        Asked = request;
        return Run(observer, cancellationToken);
    }

    public Task<FleetStatus> StatusAsync(IReadOnlyList<string>? tenantIds, CancellationToken cancellationToken) => Answer(tenantIds, Status);

    public Task<ValidationReport> ValidateAsync(IReadOnlyList<string>? tenantIds, CancellationToken cancellationToken) => Answer(tenantIds, () => Validation);

    public Task<RecoveryReport> RecoverAsync(RecoverRequest request, Action<RunEvent> observer, CancellationToken cancellationToken) => Answer(request, () => Recovery);

    public Func<RunDetails> Details { get; set; } = () => throw new FleetException(FleetErrorKind.Settings, "There is no run.");

    public Task<RunRecord> FindRunAsync(string run, CancellationToken cancellationToken) => Answer(run, () => Details().Run);

    public Task<RunDetails> ReadRunAsync(string run, CancellationToken cancellationToken) => Answer(run, Details);

    public Task<RunRecord> PauseRunAsync(string run, CancellationToken cancellationToken) => Answer("pause " + run, () => Details().Run);

    public Task<RunRecord> AbandonRunAsync(string run, CancellationToken cancellationToken) => Answer("abandon " + run, () => Details().Run);

    public Task<InitReport> InitAsync(CancellationToken cancellationToken) => Answer("init", () => Init);

    public Func<TenantListReport> List { get; set; } = () => TenantReports.List;

    public Func<AddTenantReport> Add { get; set; } = () => TenantReports.Added;

    public Func<RemoveTenantReport> Remove { get; set; } = () => TenantReports.Removed;

    public Func<TenantStateReport> State { get; set; } = () => TenantReports.Suspended;

    public Task<TenantListReport> ListTenantsAsync(IReadOnlyList<string>? tenantIds, CancellationToken cancellationToken) => Answer(tenantIds, List);

    public Task<AddTenantReport> AddTenantAsync(AddTenantRequest request, Action<RunEvent> observer, CancellationToken cancellationToken) => Answer(request, Add);

    public Task<RemoveTenantReport> RemoveTenantAsync(RemoveTenantRequest request, CancellationToken cancellationToken) => Answer(request, Remove);

    public Task<TenantStateReport> ChangeTenantStateAsync(string tenantId, TenantState state, string? reason, CancellationToken cancellationToken) =>
        Answer((tenantId, state, reason), State);

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }

    private Task<T> Answer<T>(object? request, Func<T> answer)
    {
        Asked = request;
        return Task.FromResult(answer());
    }
}
