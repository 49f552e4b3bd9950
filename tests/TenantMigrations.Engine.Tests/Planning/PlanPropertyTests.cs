namespace TenantMigrations.Engine.Tests.Planning;

/// <summary>What holds for every plan, on generated registries and journals.</summary>
public sealed class PlanPropertyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_migration_runs_once_behind_all_it_needs_and_barriers_behind_every_tenant(int seed)
    {
        var random = new Random(seed);
        var registry = Registry(random);
        var fleet = Fleet(registry, random);
        var plan = fleet.Plan();

        var done = fleet.Snapshot().Entries.Where(row => row.Status == MigrationStatus.Completed)
            .Select(row => (row.TenantId, row.MigrationId)).ToHashSet();
        var before = done.Count;
        var tenants = fleet.Snapshot().Tenants.Where(tenant => tenant.State == TenantState.Active).Select(tenant => tenant.Id).ToList();
        foreach (var phase in plan.Databases[0].Phases)
        {
            foreach (var step in phase.Global?.Steps ?? [])
            {
                foreach (var needed in registry.Migrations[step.Migration].Dependencies.Select(index => registry.Migrations[index]))
                {
                    if (needed.Scope == MigrationScope.Global) Assert.Contains(((string?)null, needed.Id), done);
                    else Assert.All(tenants, tenant => Assert.Contains((tenant, needed.Id), done));
                }

                Assert.True(done.Add((null, registry.Migrations[step.Migration].Id)));
            }

            foreach (var work in phase.Tenants)
            {
                foreach (var step in work.Steps)
                {
                    foreach (var needed in registry.Migrations[step.Migration].Dependencies.Select(index => registry.Migrations[index]))
                        Assert.Contains((needed.Scope == MigrationScope.Global ? null : work.Tenant!.Id, needed.Id), done);
                    Assert.True(done.Add((work.Tenant!.Id, registry.Migrations[step.Migration].Id)));
                }
            }
        }

        var globals = registry.Migrations.Count(migration => migration.Scope == MigrationScope.Global);
        var suspended = fleet.Snapshot().Entries.Count(row => row.TenantId == "suspended");
        Assert.Equal(globals + ((registry.Migrations.Count - globals) * tenants.Count) + suspended, done.Count);
        Assert.True(done.Count >= before);
        Assert.Empty(plan.Databases[0].Blocked);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Heads_follow_from_phase_to_phase_and_end_at_the_registrys(int seed)
    {
        var random = new Random(seed);
        var registry = Registry(random);
        var fleet = Fleet(registry, random);
        var snapshot = fleet.Snapshot();
        var heads = snapshot.Tenants.ToDictionary(tenant => tenant.Id, tenant => snapshot.HeadOf(tenant.Id));
        var global = snapshot.State.Global;

        foreach (var phase in fleet.Plan().Databases[0].Phases)
        {
            if (phase.Global is not null)
            {
                Assert.Equal(global, phase.Global.ExpectedHead);
                global = phase.Global.Steps.Aggregate(global, fleet.Graph.Advance);
            }

            foreach (var work in phase.Tenants)
            {
                Assert.Equal(heads[work.Tenant!.Id], work.ExpectedHead);
                heads[work.Tenant.Id] = work.Steps.Aggregate(work.ExpectedHead, fleet.Graph.Advance);
            }
        }

        Assert.Equal(fleet.Graph.GlobalHead, global);
        Assert.All(snapshot.Tenants.Where(tenant => tenant.State == TenantState.Active), tenant => Assert.Equal(fleet.Graph.TenantHead, heads[tenant.Id]));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_order_in_which_tenants_rows_and_databases_come_changes_nothing(int seed)
    {
        var random = new Random(seed);
        var registry = Registry(random);
        var fleet = Fleet(registry, random);
        var other = new PlannedFleet(registry) { Address = new DatabaseAddress("db:5432/other", "") }.With("elsewhere");
        var (one, two) = (fleet.Snapshot(), other.Snapshot());

        var plan = MigrationPlanner.Plan(fleet.Graph, [one, two], new PlanRequest(), "");
        var shuffled = MigrationPlanner.Plan(
            fleet.Graph,
            [two, one with { Tenants = [.. one.Tenants.OrderBy(_ => random.Next())], Entries = [.. one.Entries.OrderBy(_ => random.Next())] }],
            new PlanRequest(),
            "");

        Assert.Equal(plan.Hash, shuffled.Hash);
        Assert.Equal(fleet.Lines(plan), fleet.Lines(shuffled));
    }

    [Fact]
    public void The_hash_differs_with_everything_that_decides_what_is_executed()
    {
        static TestRegistry Registry(string checksum = "", TenantIsolation isolation = TenantIsolation.Schema) =>
            new TestRegistry.Builder().Isolation(isolation).Global("g1").Tenant("t1", checksum: checksum).Build();

        var hashes = new List<string>
        {
            new PlannedFleet(Registry()).With("acme").Plan().Hash,
            new PlannedFleet(Registry("edited")).With("acme").Plan().Hash,
            new PlannedFleet(Registry(isolation: TenantIsolation.Shared)).With("acme").Plan().Hash,
            new PlannedFleet(Registry()).With("globex").Plan().Hash,
            new PlannedFleet(Registry()).With("acme").With("globex").Plan().Hash,
            new PlannedFleet(Registry()).With("acme").Global("g1").Plan().Hash,
            new PlannedFleet(Registry()) { Address = new DatabaseAddress("db:5432/other", "") }.With("acme").Plan().Hash,
            new PlannedFleet(Registry()).With("acme").Plan(new PlanRequest { MigrationId = Registry().Id("g1") }).Hash,
        };
        var fleet = new PlannedFleet(Registry()).With("acme");
        hashes.Add(MigrationPlanner.Plan(fleet.Graph, [fleet.Snapshot()], new PlanRequest(), "other settings").Hash);

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
        Assert.Equal(hashes[0], new PlannedFleet(Registry()).With("acme").Plan().Hash);
        Assert.Matches("^[0-9a-f]{64}$", hashes[0]);
    }

    [Fact]
    public void A_hundred_thousand_tenants_with_five_hundred_migrations_share_their_steps()
    {
        var builder = new TestRegistry.Builder();
        for (var i = 0; i < 500; i++)
            if (i % 10 == 0) builder.Global($"g{i}", i > 0 ? $"t{i - 1}" : "");
            else builder.Tenant($"t{i}", i % 10 == 1 ? $"g{i - 1}" : $"t{i - 1}");
        var registry = builder.Build();
        var graph = new MigrationGraph(registry);
        var address = new DatabaseAddress("db:5432/app", "");
        Tenant[] tenants = [.. Enumerable.Range(0, 100_000).Select(i => new Tenant { Id = $"tenant{i}", Name = "", Database = address, Schema = $"tenant{i}" })];
        var snapshot = new DatabaseSnapshot(address, tenants, new JournalState(JournalState.CurrentVersion, default, new Dictionary<string, JournalHead>()), []);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var plan = MigrationPlanner.Plan(graph, [snapshot], new PlanRequest(), "");

        Assert.Equal(50, plan.Databases[0].Phases.Count);
        Assert.Equal(50, plan.Databases[0].Phases.Where(phase => phase.Tenants.Count > 0).Select(phase => phase.Tenants[0].Steps).Distinct().Count());
        Assert.All(plan.Databases[0].Phases.Where(phase => phase.Tenants.Count > 0), phase => Assert.Same(phase.Tenants[0].Steps, phase.Tenants[99_999].Steps));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_500_000_000, "A plan must not grow with tenants times migrations.");
    }

    private static TestRegistry Registry(Random random)
    {
        var builder = new TestRegistry.Builder();
        var names = new List<string>();
        var count = random.Next(1, 15);
        for (var i = 0; i < count; i++)
        {
            var needs = string.Join(' ', names.Where(_ => random.Next(4) == 0));
            if (random.Next(2) == 0) builder.Global($"m{i}", needs);
            else builder.Tenant($"m{i}", needs);
            names.Add($"m{i}");
        }

        return builder.Build();
    }

    /// <summary>Journals as a fleet can really have them: prefixes of an order that keeps to the dependencies.</summary>
    private static PlannedFleet Fleet(TestRegistry registry, Random random)
    {
        var fleet = new PlannedFleet(registry);
        var reached = random.Next(registry.Migrations.Count + 1);
        fleet.Global(Names(MigrationScope.Global, reached));
        for (var i = 0; i < random.Next(1, 6); i++)
            fleet.With($"tenant{i}", random.Next(4) == 0 ? "" : Names(MigrationScope.Tenant, Math.Min(registry.Migrations.Count, reached + random.Next(3))));
        return fleet.With("suspended", Names(MigrationScope.Tenant, random.Next(reached + 1)), TenantState.Suspended);

        string Names(MigrationScope scope, int upTo) =>
            string.Join(' ', registry.Migrations.Take(upTo).Where(migration => migration.Scope == scope).Select(migration => migration.Name));
    }
}
