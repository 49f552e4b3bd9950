namespace TenantMigrations.Engine.Tests.Planning;

/// <summary>A plan is as big as its fleet has states, not as it has tenants.</summary>
public sealed class LargeFleetTests
{
    private const int Tenants = 100_000;
    private const int Migrations = 500;
    private const int States = 10;

    private static readonly MigrationGraph s_graph = new(Registry());
    private static readonly JournalHead[] s_heads = [.. Enumerable.Range(0, States).Select(state => new HeadCalculator().Of(Rows("", state)))];

    [Fact]
    public void A_hundred_thousand_tenants_of_one_database_share_what_they_get()
    {
        var address = new DatabaseAddress("db:5432/app", "");
        var tenants = Enumerable.Range(0, Tenants).Select(i => Tenant(i, address)).ToList();
        var heads = tenants.Select((tenant, i) => (tenant.Id, Head: s_heads[i % States])).ToDictionary(pair => pair.Id, pair => pair.Head);
        var rows = Enumerable.Range(0, States).SelectMany(state => Rows(tenants[state].Id, state)).ToList();
        var snapshot = new DatabaseSnapshot(address, tenants, new JournalState(JournalState.CurrentVersion, default, heads), rows);

        var (plan, allocated) = Plan([snapshot]);

        Assert.Equal(Tenants, plan.Databases[0].Phases.Sum(phase => phase.Tenants.Count));
        Assert.Equal(States, DistinctLists(plan));
        Assert.InRange(allocated / Tenants, 0, 1500);
    }

    [Fact]
    public void A_hundred_thousand_databases_share_what_their_tenants_get()
    {
        var known = new CompletedSets();
        for (var state = 1; state < States; state++) known.Add(s_heads[state], Rows("somebody", state));
        var snapshots = Enumerable.Range(0, Tenants).Select(i =>
        {
            var address = new DatabaseAddress($"db{i % 100}:5432/t{i}", "");
            var tenant = Tenant(i, address);
            var state = new JournalState(JournalState.CurrentVersion, default, new Dictionary<string, JournalHead> { [tenant.Id] = s_heads[i % States] });
            return new DatabaseSnapshot(address, [tenant], state, []) { Known = known };
        }).ToList();

        var (plan, allocated) = Plan(snapshots);

        Assert.Equal(Tenants, plan.Databases.Count);
        Assert.Equal(States, DistinctLists(plan));
        Assert.InRange(allocated / Tenants, 0, 30_000);
    }

    private static (MigrationPlan Plan, long Allocated) Plan(IReadOnlyList<DatabaseSnapshot> snapshots)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var plan = MigrationPlanner.Plan(s_graph, snapshots, new PlanRequest(), "");
        return (plan, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static int DistinctLists(MigrationPlan plan) => plan.Databases.SelectMany(database => database.Phases).SelectMany(phase => phase.Tenants)
        .Select(work => work.Steps).Distinct<IReadOnlyList<PlannedStep>>(ReferenceEqualityComparer.Instance).Count();

    private static Tenant Tenant(int number, DatabaseAddress address) => new() { Id = $"t{number}", Name = $"t{number}", Database = address, Schema = $"t{number}" };

    private static int CompletedIn(int state) => state * Migrations / States;

    private static IEnumerable<JournalEntry> Rows(string tenant, int state) => s_graph.Migrations.Take(CompletedIn(state)).Select(migration =>
        new JournalEntry(migration.Id, tenant, MigrationStatus.Completed, migration.Checksum, DateTime.UnixEpoch, null, null, null, 0, null, false));

    private static TestRegistry Registry()
    {
        var builder = new TestRegistry.Builder();
        for (var i = 0; i < Migrations; i++) builder.Tenant($"m{i:000}", needs: i == 0 ? "" : $"m{i - 1:000}");
        return builder.Build();
    }
}
