namespace TenantMigrations.Engine.Tests.Rollback;

/// <summary>What holds for every rollback, on generated registries, journals and requests.</summary>
public sealed class RollbackPropertyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 300)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void It_undoes_a_closed_set_dependents_first_and_applying_again_returns_to_the_same_state(int seed)
    {
        var random = new Random(seed);
        var registry = Registry(random);
        var fleet = Fleet(registry, random, out var applied);
        var request = Request(registry, random);

        MigrationPlan plan;
        try
        {
            plan = fleet.Rollback(request);
        }
        catch (FleetException refusal)
        {
            Assert.Equal(FleetErrorKind.Findings, refusal.Kind);
            return;
        }

        var before = applied.ToHashSet();
        var undone = new List<(string? Tenant, int Index)>();
        foreach (var (tenant, step) in Steps(plan))
        {
            if (step.Kind != StepKind.Rollback) continue;
            Assert.True(applied.Remove((tenant, step.Migration)), "Only what is applied is undone, and once.");
            Assert.DoesNotContain(applied, row => NeedsIt(row, tenant, step.Migration));
            undone.Add((tenant, step.Migration));
        }

        Assert.DoesNotContain(undone, row => row.Tenant == "suspended");
        foreach (var group in undone.GroupBy(row => row.Tenant))
            Assert.Equal(group.Select(row => row.Index).OrderDescending(), group.Select(row => row.Index));

        // What the heads say along the plan is what is applied along the plan.
        foreach (var works in Works(plan).GroupBy(work => work.Tenant?.Id))
        {
            var head = HeadOf(registry, before, works.Key);
            foreach (var work in works)
            {
                Assert.Equal(head, work.ExpectedHead);
                head = work.Steps.Aggregate(head, fleet.Graph.Advance);
            }

            Assert.Equal(HeadOf(registry, applied, works.Key), head);
        }

        var after = new PlannedFleet(registry);
        foreach (var tenant in fleet.Snapshot().Tenants) after.With(tenant.Id, Names(registry, applied, tenant.Id), tenant.State);
        after.Global(Names(registry, applied, null));
        var again = after.Plan();
        Assert.All(again.Databases, database => Assert.Empty(database.Blocked));
        foreach (var (tenant, step) in Steps(again)) applied.Add((tenant, step.Migration));
        Assert.Superset(before, applied);
        Assert.All(fleet.Snapshot().Tenants.Where(tenant => tenant.State == TenantState.Active), tenant => Assert.Equal(fleet.Graph.TenantHead, HeadOf(registry, applied, tenant.Id)));
        Assert.Equal(fleet.Graph.GlobalHead, HeadOf(registry, applied, null));

        bool NeedsIt((string? Tenant, int Index) row, string? tenant, int index) =>
            fleet.Graph.Needs(row.Index, index) && (row.Tenant is null || tenant is null || row.Tenant == tenant);
    }

    private static IEnumerable<PlannedWork> Works(MigrationPlan plan) =>
        plan.Databases.SelectMany(database => database.Phases).SelectMany(phase => phase.Global is null ? phase.Tenants : phase.Tenants.Prepend(phase.Global));

    private static IEnumerable<(string? Tenant, PlannedStep Step)> Steps(MigrationPlan plan) =>
        Works(plan).SelectMany(work => work.Steps.Select(step => (work.Tenant?.Id, step)));

    private static JournalHead HeadOf(TestRegistry registry, HashSet<(string? Tenant, int Index)> rows, string? tenant) =>
        rows.Where(row => row.Tenant == tenant).Aggregate(default(JournalHead), (head, row) => new JournalHead(
            head.Count + 1, head.Hash ^ JournalHead.HashOf(registry.Migrations[row.Index].Id, registry.Migrations[row.Index].Checksum)));

    private static string Names(TestRegistry registry, HashSet<(string? Tenant, int Index)> rows, string? tenant) =>
        string.Join(' ', rows.Where(row => row.Tenant == tenant).Select(row => row.Index).Order().Select(index => registry.Migrations[index].Name));

    private static RollbackRequest Request(TestRegistry registry, Random random)
    {
        var versioned = registry.Migrations.Where(migration => !migration.IsRepeatable).ToList();
        var ofTenants = versioned.Where(migration => migration.Scope == MigrationScope.Tenant).ToList();
        string[]? named = random.Next(2) == 0 ? ["tenant0"] : null;
        switch (random.Next(3))
        {
            case 0 when ofTenants.Count > 0:
                return new RollbackRequest { TenantIds = ["tenant0"], To = random.Next(2) == 0 ? null : ofTenants[random.Next(ofTenants.Count)].Id };
            case 1 when named is not null && ofTenants.Count > 0:
                return new RollbackRequest { MigrationId = ofTenants[random.Next(ofTenants.Count)].Id, TenantIds = named, Cascade = random.Next(2) == 0 };
            default:
                return new RollbackRequest { MigrationId = versioned[random.Next(versioned.Count)].Id, Cascade = random.Next(4) > 0 };
        }
    }

    private static TestRegistry Registry(Random random)
    {
        var builder = new TestRegistry.Builder();
        var names = new List<string>();
        var count = random.Next(2, 12);
        for (var i = 0; i < count; i++)
        {
            var needs = string.Join(' ', names.Where(_ => random.Next(4) == 0));
            if (random.Next(2) == 0) builder.Global($"m{i}", needs);
            else builder.Tenant($"m{i}", needs);
            names.Add($"m{i}");
        }

        for (var i = 0; i < random.Next(3); i++)
            builder.Tenant($"r{i}", string.Join(' ', names.Where(_ => random.Next(4) == 0)), repeatable: true);
        return builder.Build();
    }

    /// <summary>A fleet as it can be: everywhere a prefix of an order that keeps to the dependencies.</summary>
    private static PlannedFleet Fleet(TestRegistry registry, Random random, out HashSet<(string? Tenant, int Index)> applied)
    {
        var fleet = new PlannedFleet(registry);
        var reached = random.Next(1, registry.Migrations.Count + 1);
        var rows = new HashSet<(string?, int)>();
        Apply(null, MigrationScope.Global, reached);
        for (var i = 0; i < random.Next(1, 4); i++)
        {
            fleet.With($"tenant{i}");
            Apply($"tenant{i}", MigrationScope.Tenant, reached);
        }

        if (random.Next(3) == 0)
        {
            fleet.With("suspended", state: TenantState.Suspended);
            Apply("suspended", MigrationScope.Tenant, random.Next(reached + 1));
        }

        applied = rows;
        return fleet;

        void Apply(string? tenant, MigrationScope scope, int upTo)
        {
            for (var index = 0; index < upTo; index++)
            {
                if (registry.Migrations[index].Scope != scope) continue;
                fleet.Applied(tenant, registry.Migrations[index].Name);
                rows.Add((tenant, index));
            }
        }
    }
}
