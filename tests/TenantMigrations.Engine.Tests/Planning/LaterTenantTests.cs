namespace TenantMigrations.Engine.Tests.Planning;

public sealed class LaterTenantTests
{
    private static TestRegistry.Builder Legacy => new TestRegistry.Builder()
        .Tenant("create").Tenant("copy_legacy", "create", existingOnly: true).Global("drop_legacy", "copy_legacy").Tenant("more");

    [Fact]
    public void On_the_first_run_of_a_fleet_everyone_has_an_empty_journal_and_gets_it()
    {
        var fleet = new PlannedFleet(Legacy.Build()).With("acme").With("globex");

        Assert.Equal(["acme create copy_legacy | globex create copy_legacy", "global drop_legacy | acme more | globex more"], fleet.Lines(fleet.Plan()));
    }

    [Fact]
    public void Behind_a_canary_the_others_get_it_although_their_journals_are_empty()
    {
        var fleet = new PlannedFleet(Legacy.Build()).With("canary", "create copy_legacy").With("globex");

        Assert.Equal("globex create copy_legacy", fleet.Lines(fleet.Plan())[0]);
    }

    [Fact]
    public void A_tenant_that_joins_when_the_barrier_has_passed_skips_it()
    {
        var fleet = new PlannedFleet(Legacy.Build()).With("acme", "create copy_legacy").Global("drop_legacy").Applied("acme", "more").With("joined");

        Assert.Equal(["joined create skip:copy_legacy more"], fleet.Lines(fleet.Plan()));
    }

    [Fact]
    public void It_still_skips_it_when_its_first_attempt_stopped_half_way()
    {
        var fleet = new PlannedFleet(Legacy.Build()).With("acme", "create copy_legacy").Global("drop_legacy").With("joined", "create");

        Assert.Equal(["acme more | joined skip:copy_legacy more"], fleet.Lines(fleet.Plan()));
    }

    [Fact]
    public void A_tenant_that_was_there_and_suspended_when_the_barrier_passed_gets_it()
    {
        var fleet = new PlannedFleet(Legacy.Build()).With("back", "create").With("acme", "create copy_legacy").Global("drop_legacy");

        Assert.Equal("acme more | back copy_legacy more", Assert.Single(fleet.Lines(fleet.Plan())));
    }

    [Fact]
    public void Where_no_global_depends_on_it_nothing_tells_a_later_tenant_and_it_is_applied()
    {
        var fleet = new PlannedFleet(new TestRegistry.Builder().Global("g1").Tenant("t1", existingOnly: true).Build()).Global("g1").With("acme", "t1").With("joined");

        Assert.Equal(["joined t1"], fleet.Lines(fleet.Plan()));
    }
}
