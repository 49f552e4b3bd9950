namespace TenantMigrations.Engine.Tests.Rollback;

public sealed class RollbackPlannerTests
{
    private static readonly TestRegistry s_registry = new TestRegistry.Builder()
        .Tenant("t1").Global("barrier", "t1").Tenant("t2", "barrier").Tenant("t3").Tenant("view", "t1", repeatable: true).Build();

    [Fact]
    public void A_global_takes_what_depends_on_it_along_tenants_first()
    {
        var fleet = Full("acme", "globex");

        Assert.Equal(
            ["acme undo:t2 | globex undo:t2", "global undo:barrier | acme again:view | globex again:view"],
            fleet.Lines(fleet.Rollback(new RollbackRequest { MigrationId = s_registry.Id("barrier"), Cascade = true })));
    }

    [Fact]
    public void Everything_goes_in_reverse_order()
    {
        var fleet = Full("acme");

        Assert.Equal(
            ["acme forget:view undo:t2", "global undo:barrier | acme undo:t1"],
            fleet.Lines(fleet.Rollback(new RollbackRequest { MigrationId = s_registry.Id("t1"), Cascade = true })));
    }

    [Fact]
    public void A_suspended_tenant_that_depends_on_a_global_keeps_it()
    {
        var fleet = Full("acme").With("gone", "t1 t2", TenantState.Suspended);

        var error = Assert.Throws<FleetException>(() => fleet.Rollback(new RollbackRequest { MigrationId = s_registry.Id("barrier"), Cascade = true }));

        Assert.Contains("'gone'", error.Message);
        Assert.Contains("Suspended tenants are not touched", error.Message);
    }

    [Fact]
    public void The_newest_of_a_tenant_is_that_of_the_registrys_order_and_no_repeatable()
    {
        var fleet = Full("acme", "globex");

        Assert.Equal(["acme undo:t3 again:view"], fleet.Lines(fleet.Rollback(new RollbackRequest { TenantIds = ["acme"] })));
    }

    [Fact]
    public void What_a_tenant_does_not_have_cannot_stay()
    {
        var fleet = new PlannedFleet(s_registry).With("acme", "t1").Global("barrier");

        Assert.Contains("not applied", Assert.Throws<FleetException>(() =>
            fleet.Rollback(new RollbackRequest { TenantIds = ["acme"], To = s_registry.Id("t2") })).Message);
    }

    [Fact]
    public void One_that_was_edited_since_is_refused()
    {
        var fleet = new PlannedFleet(s_registry).With("acme").Row("acme", "t3", MigrationStatus.Completed, checksum: "v1:edited");

        Assert.Contains("edited", Assert.Throws<FleetException>(() => fleet.Rollback(new RollbackRequest { MigrationId = s_registry.Id("t3") })).Message);
    }

    [Fact]
    public void What_is_nowhere_applied_makes_an_empty_plan()
    {
        Assert.True(new PlannedFleet(s_registry).With("acme").Rollback(new RollbackRequest { MigrationId = s_registry.Id("t3") }).IsEmpty);
    }

    [Fact]
    public void A_migration_that_this_program_does_not_have_may_depend_on_anything_so_an_older_build_refuses()
    {
        var fleet = Full("acme").Row("acme", "t3", MigrationStatus.Completed, checksum: "v1:newer", id: "20250101000000_newer");

        var error = Assert.Throws<FleetException>(() => fleet.Rollback(new RollbackRequest { TenantIds = ["acme"] }));

        Assert.Contains("20250101000000_newer", error.Message);
        Assert.Contains("the build that has it", error.Message);
    }

    [Fact]
    public void A_suspended_tenants_repeatable_holds_the_global_that_it_is_made_of()
    {
        var registry = new TestRegistry.Builder().Global("g1").Tenant("view", "g1", repeatable: true).Build();
        var fleet = new PlannedFleet(registry).Global("g1").With("acme", "view").With("gone", "view", TenantState.Suspended);

        var error = Assert.Throws<FleetException>(() => fleet.Rollback(new RollbackRequest { MigrationId = registry.Id("g1") }));

        Assert.Contains("'gone'", error.Message);
        Assert.DoesNotContain("'acme'", error.Message);
    }

    [Fact]
    public void A_tenant_that_the_fleet_does_not_list_any_more_holds_a_global_and_is_named()
    {
        var fleet = Full("acme").Applied("left", "t2");

        var error = Assert.Throws<FleetException>(() => fleet.Rollback(new RollbackRequest { MigrationId = s_registry.Id("barrier"), Cascade = true }));

        Assert.Contains("'left'", error.Message);
    }

    [Theory]
    [InlineData("needed")]
    [InlineData("half")]
    public void What_lies_half_done_outside_a_transaction_is_settled_before_it_or_what_it_rests_on_is_undone(string undone)
    {
        var registry = new TestRegistry.Builder().Tenant("needed").Tenant("half", "needed", transaction: false).Build();
        var fleet = new PlannedFleet(registry).With("acme", "needed").Row("acme", "half", MigrationStatus.Failed);

        var error = Assert.Throws<FleetException>(() => fleet.Rollback(new RollbackRequest { MigrationId = registry.Id(undone) }));

        Assert.Contains($"'recover --migration {registry.Id("half")} --tenant acme'", error.Message);
    }

    [Fact]
    public void Tenants_in_the_same_state_share_their_steps()
    {
        var plan = Full("acme", "globex").Rollback(new RollbackRequest { MigrationId = s_registry.Id("t1"), Cascade = true });

        Assert.All(plan.Databases[0].Phases, phase => Assert.Single(phase.Tenants.Select(work => work.Steps).Distinct<IReadOnlyList<PlannedStep>>(ReferenceEqualityComparer.Instance)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Undone_with_all_that_depends_on_it_nothing_is_left_that_lacks_a_dependency(int seed)
    {
        var random = new Random(seed);
        var builder = new TestRegistry.Builder();
        for (var i = 0; i < 12; i++)
        {
            var needs = string.Join(' ', Enumerable.Range(0, i).Where(_ => random.Next(4) == 0).Select(other => $"m{other}"));
            if (random.Next(2) == 0) builder.Global($"m{i}", needs);
            else builder.Tenant($"m{i}", needs);
        }

        var registry = builder.Build();
        string Names(MigrationScope scope) => string.Join(' ', registry.Migrations.Where(migration => migration.Scope == scope).Select(migration => migration.Name));
        var fleet = new PlannedFleet(registry).Global(Names(MigrationScope.Global)).With("acme", Names(MigrationScope.Tenant)).With("globex", Names(MigrationScope.Tenant));
        var applied = fleet.Snapshot().Entries.Select(row => (row.TenantId, Index: registry.TryFind(row.MigrationId, out var index) ? index : -1)).ToHashSet();
        var target = random.Next(12);

        var plan = fleet.Rollback(new RollbackRequest { MigrationId = registry.Migrations[target].Id, Cascade = true });

        foreach (var phase in plan.Databases[0].Phases)
        {
            foreach (var step in phase.Global?.Steps ?? []) Remove(null, step.Migration);
            foreach (var work in phase.Tenants)
                foreach (var step in work.Steps) Remove(work.Tenant!.Id, step.Migration);
        }

        Assert.DoesNotContain(applied, row => row.Index == target);
        Assert.DoesNotContain(applied, row => fleet.Graph.Needs(row.Index, target));

        void Remove(string? tenant, int index)
        {
            Assert.True(applied.Remove((tenant, index)));
            Assert.DoesNotContain(applied, row => registry.Migrations[row.Index].Dependencies.Contains(index)
                && (row.TenantId is null || tenant is null || row.TenantId == tenant));
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 100)];

    private static PlannedFleet Full(params string[] tenants)
    {
        var fleet = new PlannedFleet(s_registry);
        foreach (var tenant in tenants) fleet.With(tenant, "t1");
        fleet.Global("barrier");
        foreach (var tenant in tenants) fleet.Applied(tenant, "t2 t3 view");
        return fleet;
    }
}
