namespace TenantMigrations.Engine.Tests;

/// <summary>One database with tenants and a journal, from which plans are made; written as a test reads it.</summary>
internal sealed class PlannedFleet(TestRegistry registry)
{
    private static readonly DateTime s_epoch = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly List<Tenant> _tenants = [];
    private readonly List<JournalEntry> _rows = [];
    private int _clock;

    public MigrationGraph Graph { get; } = new(registry);

    public DatabaseAddress Address { get; init; } = new("db:5432/app", "");

    public PlannedFleet With(string tenantId, string applied = "", TenantState state = TenantState.Active)
    {
        _tenants.Add(new Tenant { Id = tenantId, Name = tenantId, Database = Address, Schema = tenantId, State = state });
        return Applied(tenantId, applied);
    }

    public PlannedFleet Global(string applied) => Applied(null, applied);

    public PlannedFleet Applied(string? tenantId, string names)
    {
        foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries)) Row(tenantId, name, MigrationStatus.Completed);
        return this;
    }

    public PlannedFleet Row(string? tenantId, string name, MigrationStatus status, string? checksum = null, bool alive = false, string? id = null, DateTime? appliedAt = null)
    {
        var at = appliedAt ?? (status == MigrationStatus.Completed ? s_epoch.AddMinutes(_clock++) : null);
        _rows.Add(new JournalEntry(
            id ?? registry.Id(name), tenantId, status, checksum ?? registry[name].Checksum, at, null, null, null, 0, null, alive));
        return this;
    }

    public DatabaseSnapshot Snapshot()
    {
        var heads = new HeadCalculator();
        var state = new JournalState(
            JournalState.CurrentVersion,
            heads.Of(_rows.Where(row => row.TenantId is null)),
            _rows.Where(row => row.TenantId is not null).GroupBy(row => row.TenantId!).ToDictionary(group => group.Key, group => heads.Of(group)));
        return new DatabaseSnapshot(Address, _tenants, state, _rows);
    }

    public MigrationPlan Plan(PlanRequest? request = null) => MigrationPlanner.Plan(Graph, [Snapshot()], request ?? new PlanRequest(), "");

    public MigrationPlan Rollback(RollbackRequest request, params string[] skipped) =>
        RollbackPlanner.Plan(
        Graph,
        [Snapshot()],
        request,
        _ => new RollbackHistory(_rows.Select(row => (row.MigrationId, row.TenantId)).Where(row => skipped.Contains(row.TenantId + ":" + row.MigrationId)).ToHashSet(), []),
        "");

    /// <summary>A plan in a line a phase: <c>global a b | acme c d | globex c</c>.</summary>
    public string[] Lines(MigrationPlan plan) =>
        [.. plan.Databases.SelectMany(database => database.Phases).Select(phase => string.Join(
            " | ",
            (phase.Global is null ? phase.Tenants : phase.Tenants.Prepend(phase.Global))
                .Select(work => $"{work.Tenant?.Id ?? "global"} {string.Join(' ', work.Steps.Select(Name))}")))];

    public string[] BlockedLines(MigrationPlan plan) =>
        [.. plan.Databases.SelectMany(database => database.Blocked)
            .Select(blocked => $"{blocked.TenantId ?? "global"} {Graph.Migrations[blocked.Migration].Name} +{blocked.Behind}")];

    private string Name(PlannedStep step) => (step.Kind, step.RecordOnly) switch
    {
        (StepKind.Skip, _) => "skip:",
        (StepKind.Rollback, true) => "forget:",
        (StepKind.Rollback, false) => "undo:",
        _ => step.Replaces is null ? "" : "again:",
    } + Graph.Migrations[step.Migration].Name;
}
