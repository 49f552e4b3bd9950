using TenantMigrations.Engine;

namespace TenantMigrations.Runner.Tests;

/// <summary>What an engine might report.</summary>
internal static class Reports
{
    public const string Database = "db1:5432/shop";
    public const string PlanHash = "3f2a91c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f80";
    public static readonly Guid RunId = Guid.Parse("0193f5a2-6c1e-7d3b-9a4f-2b8c5e7d9f01");

    private static readonly string[] FirstNames = ["acme", "birch", "cobalt", "dune", "ember"];

    public static MigrationPlan EmptyPlan { get; } = new()
    {
        Isolation = TenantIsolation.Shared,
        Databases = [new DatabasePlan(new DatabaseAddress(Database, "secret"), false, 5, [], [])],
        SuspendedTenants = [],
        Notes = [],
        Hash = PlanHash,
    };

    public static MigrationError RelationMissing { get; } = new()
    {
        MigrationId = TestRegistry.Seed,
        Message = "relation \"foo\" does not exist",
        SqlState = "42P01",
        Path = $"migrations/{TestRegistry.Seed}.sql",
        Line = 12,
        Column = 8,
    };

    public static MigrationError IndexFailed { get; } = new()
    {
        MigrationId = TestRegistry.Index,
        Message = "could not create unique index \"orders_number\"\nKey (number)=(7) is duplicated.",
        SqlState = "23505",
        Path = $"migrations/{TestRegistry.Index}.sql",
        Line = 5,
        Column = 1,
    };

    public static string TenantName(int index) => index < FirstNames.Length ? FirstNames[index] : $"tenant_{index + 1:0000}";

    public static TenantResult Result(string? tenant, TenantOutcome outcome, int applied = 0, int pending = 0, MigrationError? error = null, string? reason = null, int milliseconds = 118) => new()
    {
        TenantId = tenant,
        Database = Database,
        Outcome = outcome,
        Applied = applied,
        Pending = pending,
        Failed = error is null ? 0 : 1,
        Duration = TimeSpan.FromMilliseconds(milliseconds),
        Error = error,
        Reason = reason,
    };

    public static RunReport Run(RunOutcome outcome, IReadOnlyList<TenantResult> global, params TenantResult[] tenants) => new()
    {
        RunId = RunId,
        Outcome = outcome,
        PlanHash = PlanHash,
        Duration = TimeSpan.FromMilliseconds(1234),
        Global = global,
        Tenants = tenants,
        SuspendedTenants = [],
    };

    public static RunReport UpToDate(int tenants) => Run(
        RunOutcome.Done,
        [Result(null, TenantOutcome.UpToDate)],
        [.. Enumerable.Range(0, tenants).Select(index => Result(TenantName(index), TenantOutcome.UpToDate))]);

    /// <summary>Every tenant got two migrations.</summary>
    public static RunReport Done(int tenants) => Run(
        RunOutcome.Done,
        [Result(null, TenantOutcome.Done, applied: 2, milliseconds: 41)],
        [.. Enumerable.Range(0, tenants).Select(index => Result(TenantName(index), TenantOutcome.Done, applied: 2, milliseconds: 60 + index))]);

    /// <summary>The third tenant failed; so did every hundredth of a big fleet.</summary>
    public static RunReport ThirdFailed(int tenants) => Run(
        RunOutcome.Failed,
        [Result(null, TenantOutcome.Done, applied: 2, milliseconds: 41)],
        [.. Enumerable.Range(0, tenants).Select(index => index % 100 == 2
            ? Result(TenantName(index), TenantOutcome.Failed, applied: 0, pending: 1, error: RelationMissing)
            : Result(TenantName(index), TenantOutcome.Done, applied: 2, milliseconds: 60 + index))]);

    public static FleetStatus Status(int tenants, int failedAt = -1, int pendingAt = -1) => new(
        TenantIsolation.Shared,
        TestRegistry.Index,
        [new DatabaseStatus(Database, 2, 0, 0, [Completed(TestRegistry.Orders), Completed(TestRegistry.Policies)])],
        [.. Enumerable.Range(0, tenants).Select(index => Tenant(TenantName(index), index == failedAt, index == pendingAt))]);

    public static TenantStatus Tenant(string id, bool failed, bool pending, TenantState state = TenantState.Active) => (failed, pending) switch
    {
        (true, _) => new TenantStatus(id, id, Database, state, 0, 1, 1, [Failed(TestRegistry.Seed), Pending(TestRegistry.Index)]),
        (_, true) => new TenantStatus(id, id, Database, state, 1, 1, 0, [Completed(TestRegistry.Seed), Pending(TestRegistry.Index)]),
        _ => new TenantStatus(id, id, Database, state, 2, 0, 0, [Completed(TestRegistry.Seed), Completed(TestRegistry.Index)]),
    };

    public static MigrationState Completed(string id) =>
        new(id, MigrationStatus.Completed, new DateTime(2024, 2, 3, 4, 5, 6, 789, DateTimeKind.Utc), null, TimeSpan.FromMilliseconds(12.4), null);

    public static MigrationState Pending(string id) => new(id, MigrationStatus.Pending, null, null, null, null);

    public static MigrationState Failed(string id) => new(id, MigrationStatus.Failed, null, null, null, "relation \"foo\" does not exist");

    public static MigrationPlan PlanOf(int tenants) => EmptyPlan with
    {
        Databases =
        [
            new DatabasePlan(
                new DatabaseAddress(Database, "Password=secret"),
                NeedsJournal: true,
                UpToDateTenants: 1,
                [
                    new PlanPhase(
                        new PlannedWork(null, default, [new PlannedStep(0, StepKind.Apply), new PlannedStep(1, StepKind.Apply)]),
                        [.. Enumerable.Range(0, tenants).Select(index => new PlannedWork(
                            new Tenant { Id = TenantName(index), Name = TenantName(index), Database = new DatabaseAddress(Database, "Password=secret") },
                            default,
                            [new PlannedStep(2, StepKind.Apply), new PlannedStep(3, StepKind.Apply)]))]),
                ],
                []),
        ],
    };

    /// <summary>The events of a run of that plan.</summary>
    public static IEnumerable<RunEvent> EventsOf(MigrationPlan plan, Func<int, TenantOutcome> outcome)
    {
        yield return new JournalInitialized(Database);
        yield return new RunStarted(RunId, plan);
        var phase = plan.Databases[0].Phases[0];
        yield return new WorkStarted(null, Database, 2);
        yield return new MigrationFinished(null, Database, TestRegistry.Orders, StepKind.Apply, TimeSpan.FromMilliseconds(20));
        yield return new MigrationFinished(null, Database, TestRegistry.Policies, StepKind.Apply, TimeSpan.FromMilliseconds(21));
        yield return new WorkFinished(Result(null, TenantOutcome.Done, applied: 2, milliseconds: 41));
        for (var i = 0; i < phase.Tenants.Count; i++)
        {
            var tenant = phase.Tenants[i].Tenant!.Id;
            yield return new WorkStarted(tenant, Database, 2);
            if (outcome(i) == TenantOutcome.Failed)
            {
                yield return new WorkFinished(Result(tenant, TenantOutcome.Failed, pending: 1, error: RelationMissing));
                continue;
            }

            yield return new MigrationFinished(tenant, Database, TestRegistry.Seed, StepKind.Apply, TimeSpan.FromMilliseconds(30));
            yield return new MigrationFinished(tenant, Database, TestRegistry.Index, StepKind.Apply, TimeSpan.FromMilliseconds(30));
            yield return new WorkFinished(Result(tenant, outcome(i), applied: 2, milliseconds: 60));
        }
    }
}
