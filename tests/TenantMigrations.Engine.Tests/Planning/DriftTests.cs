namespace TenantMigrations.Engine.Tests.Planning;

public sealed class DriftTests
{
    private static readonly TestRegistry s_registry = new TestRegistry.Builder().Global("g1").Tenant("t1").Tenant("t2").Tenant("view", repeatable: true).Build();

    [Fact]
    public void An_edited_migration_stops_the_plan_and_all_tenants_that_have_it_are_counted()
    {
        var fleet = new PlannedFleet(s_registry);
        foreach (var tenant in new[] { "acme", "globex", "initech" }) fleet.With(tenant).Row(tenant, "t1", MigrationStatus.Completed, checksum: "v1:edited");

        var error = Assert.Throws<FleetException>(() => fleet.Plan());

        Assert.Equal(FleetErrorKind.Findings, error.Kind);
        Assert.Contains("tenant acme and 2 more", error.Message);
        Assert.Contains(s_registry.Id("t1"), error.Message);
        Assert.Contains("migrations/", error.Message);
    }

    [Fact]
    public void A_migration_that_the_program_does_not_have_stops_it_too()
    {
        var fleet = new PlannedFleet(s_registry).With("acme").Row("acme", "t1", MigrationStatus.Completed, id: "20230101000000_gone");

        Assert.Contains("20230101000000_gone", Assert.Throws<FleetException>(() => fleet.Plan()).Message);
    }

    [Fact]
    public void So_does_a_checksum_of_an_unknown_version()
    {
        var fleet = new PlannedFleet(s_registry).With("acme").Row(null, "g1", MigrationStatus.Completed, checksum: "v9:abc");

        Assert.Contains("v9:abc", Assert.Throws<FleetException>(() => fleet.Plan()).Message);
    }

    [Fact]
    public void A_repeatable_and_what_is_not_completed_have_no_part_in_it()
    {
        var fleet = new PlannedFleet(s_registry).With("acme").Global("g1")
            .Row("acme", "view", MigrationStatus.Completed, checksum: "v1:old")
            .Row("acme", "t1", MigrationStatus.Failed, checksum: "v1:edited")
            .Row("acme", "t2", MigrationStatus.RolledBack, checksum: "v1:edited");

        Assert.Equal(["acme t1 t2 again:view"], fleet.Lines(fleet.Plan()));
    }

    [Fact]
    public void A_tenant_that_was_not_asked_for_does_not_stop_the_others()
    {
        var fleet = new PlannedFleet(s_registry).With("acme").With("globex").Global("g1").Row("globex", "t1", MigrationStatus.Completed, checksum: "v1:edited");

        Assert.Equal(["acme t1 t2 view"], fleet.Lines(fleet.Plan(new PlanRequest { TenantIds = ["acme"] })));
    }
}
