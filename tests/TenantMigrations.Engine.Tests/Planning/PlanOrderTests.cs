namespace TenantMigrations.Engine.Tests.Planning;

public sealed class PlanOrderTests
{
    [Fact]
    public void Globals_that_need_no_tenant_come_first_then_tenants_then_the_barrier()
    {
        var fleet = new PlannedFleet(new TestRegistry.Builder()
            .Global("g1").Tenant("t1", "g1").Global("g2").Tenant("t2").Global("barrier", "t1").Tenant("t3", "barrier").Build())
            .With("acme").With("globex");

        Assert.Equal(
            ["global g1 g2 | acme t1 t2 | globex t1 t2", "global barrier | acme t3 | globex t3"],
            fleet.Lines(fleet.Plan()));
    }

    [Fact]
    public void A_global_behind_a_barrier_stays_behind_it_for_within_a_scope_the_registrys_order_holds()
    {
        var fleet = new PlannedFleet(new TestRegistry.Builder().Tenant("t1").Global("barrier", "t1").Global("g2").Build()).With("acme");

        Assert.Equal(["acme t1", "global barrier g2"], fleet.Lines(fleet.Plan()));
    }

    [Fact]
    public void A_barrier_through_another_global_is_one_too()
    {
        var fleet = new PlannedFleet(new TestRegistry.Builder().Tenant("t1").Global("g1", "t1").Tenant("t2").Global("g2", "g1").Build())
            .With("acme", "t1").Global("g1").With("later");

        // The one that joined later lacks t1, which g2 needs through g1.
        var plan = fleet.Plan();
        Assert.Equal(["acme t2 | later t1 t2", "global g2"], fleet.Lines(plan));
        Assert.Contains(plan.Notes, note => note.Contains("_g2' is a barrier", StringComparison.Ordinal));
    }

    [Fact]
    public void What_waits_with_a_barrier_of_the_plan_is_not_named_beside_it()
    {
        var fleet = new PlannedFleet(new TestRegistry.Builder().Tenant("t1").Global("g1", "t1").Global("g2", "g1").Tenant("t2").Global("g3", "t2").Build()).With("acme");

        Assert.Equal(["g1'", "g3'"], fleet.Plan().Notes.Where(note => note.Contains(" is a barrier", StringComparison.Ordinal)).Select(note => note.Split(' ')[0].Split('_')[1]));
    }

    [Fact]
    public void Repeatables_run_behind_the_versioned_ones_and_again_when_their_checksum_changed()
    {
        var registry = new TestRegistry.Builder().Tenant("view", repeatable: true).Tenant("t1").Tenant("t2").Build();
        var fleet = new PlannedFleet(registry).With("acme", "t1").Row("acme", "view", MigrationStatus.Completed, checksum: "v1:old").With("globex");

        var plan = fleet.Plan();

        Assert.Equal(["acme t2 again:view | globex t1 t2 view"], fleet.Lines(plan));
        Assert.Equal("v1:old", plan.Databases[0].Phases[0].Tenants[0].Steps[1].Replaces);
    }

    [Fact]
    public void A_migration_is_asked_for_with_what_it_depends_on()
    {
        var fleet = new PlannedFleet(new TestRegistry.Builder().Global("g1").Global("g2").Tenant("t1", "g1").Tenant("t2").Tenant("t3", "t1").Build()).With("acme");

        var plan = fleet.Plan(new PlanRequest { MigrationId = fleet.Graph.Migrations[4].Id });

        Assert.Equal(["global g1 | acme t1 t3"], fleet.Lines(plan));
    }

    [Fact]
    public void With_tenants_named_no_global_runs_and_what_needs_one_is_blocked()
    {
        var fleet = new PlannedFleet(new TestRegistry.Builder().Tenant("t1").Global("g1").Tenant("t2", "g1").Tenant("t3").Build()).With("acme").With("globex");

        var plan = fleet.Plan(new PlanRequest { TenantIds = ["acme"] });

        Assert.Equal(["acme t1"], fleet.Lines(plan));
        Assert.Equal(["acme t2 +1"], fleet.BlockedLines(plan));
        Assert.Contains(fleet.Graph.Migrations[1].Id, plan.Databases[0].Blocked[0].Reason);
    }

    [Fact]
    public void A_barrier_counts_every_active_tenant_but_no_suspended_one_and_the_plan_names_those()
    {
        var fleet = new PlannedFleet(new TestRegistry.Builder().Tenant("t1").Global("barrier", "t1").Build())
            .With("acme", "t1").With("globex").With("gone", state: TenantState.Suspended);

        var plan = fleet.Plan();

        Assert.Equal(["globex t1", "global barrier"], fleet.Lines(plan));
        Assert.Equal(["gone"], plan.SuspendedTenants);
        Assert.Contains(plan.Notes, note => note.Contains("barrier") && note.Contains("t1"));
    }

    [Fact]
    public void A_failed_migration_is_pending_again_where_it_ran_in_a_transaction()
    {
        var fleet = new PlannedFleet(new TestRegistry.Builder().Tenant("t1").Tenant("t2").Build()).With("acme").Row("acme", "t1", MigrationStatus.Failed);

        Assert.Equal(["acme t1 t2"], fleet.Lines(fleet.Plan()));
    }

    [Fact]
    public void One_that_was_interrupted_outside_a_transaction_goes_on_where_it_stopped()
    {
        var fleet = new PlannedFleet(new TestRegistry.Builder().Tenant("t1").Tenant("t2", transaction: false).Tenant("t3").Build())
            .With("acme").With("globex").Row("acme", "t2", MigrationStatus.Running);

        Assert.Equal(["acme t1 t2 t3 | globex t1 t2 t3"], fleet.Lines(fleet.Plan()));
    }

    [Fact]
    public void One_that_failed_outside_a_transaction_blocks_its_tenant_and_the_barrier_behind_it()
    {
        var fleet = new PlannedFleet(new TestRegistry.Builder().Tenant("t1").Tenant("t2", transaction: false).Tenant("t3").Global("barrier", "t3").Tenant("t4", "barrier").Build())
            .With("acme").With("globex").Row("acme", "t2", MigrationStatus.Failed);

        var plan = fleet.Plan();

        Assert.Equal(["acme t1 | globex t1 t2 t3"], fleet.Lines(plan));
        Assert.Equal(["global barrier +0", "acme t2 +2", "globex t4 +0"], fleet.BlockedLines(plan));
        Assert.Contains("recover", plan.Databases[0].Blocked[1].Reason);
    }

    [Fact]
    public void What_a_live_process_works_on_is_left_to_its_lock()
    {
        var fleet = new PlannedFleet(new TestRegistry.Builder().Tenant("t1", transaction: false).Build()).With("acme").Row("acme", "t1", MigrationStatus.Running, alive: true);

        Assert.Equal(["acme t1"], fleet.Lines(fleet.Plan()));
    }

    [Fact]
    public void An_unknown_migration_is_refused_with_the_nearest_id()
    {
        var fleet = new PlannedFleet(new TestRegistry.Builder().Tenant("add_role_to_users").Build()).With("acme");

        var error = Assert.Throws<FleetException>(() => fleet.Plan(new PlanRequest { MigrationId = "20240101000000_add_rol_to_users" }));

        Assert.Equal(FleetErrorKind.Settings, error.Kind);
        Assert.Contains("Did you mean '20240101000000_add_role_to_users'?", error.Message);
    }
}
