using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm1006Tests
{
    private const string Late = "20240301000000_create_teams";

    [Fact]
    public void It_is_a_warning_at_the_reference() =>
        Assert.Equal(
            [
                $"{Sources.Users}.sql(1,16): warning TM1006: Migration '{Sources.Users}' depends on '{Late}', which has a later timestamp. It runs after it all the same, "
                + "but people read migrations in the order of their names: give the one that runs later the later timestamp while neither is released.",
            ],
            Sources.Lines(Sources.File(Sources.Users, "-- depends-on: " + Late), Sources.File(Late)));

    [Fact]
    public void The_order_is_that_of_the_dependency() =>
        Assert.Equal([Late, Sources.Users], MigrationCatalog.Build(
            [Sources.File(Sources.Users, "-- depends-on: " + Late), Sources.File(Late)]).Entries.Select(e => e.Script.Id));

    [Fact]
    public void Equal_timestamps_are_fine() =>
        Assert.Empty(Sources.Lines(Sources.File("20240101000000_a", "-- depends-on: 20240101000000_b"), Sources.File("20240101000000_b")));

    [Fact]
    public void A_repeatable_runs_last_anyway() =>
        Assert.Empty(Sources.Lines(Sources.File(Sources.Users, "-- repeatable\n-- depends-on: " + Late), Sources.File(Late)));

    [Fact]
    public void A_malformed_id_has_no_timestamp_to_compare() =>
        Assert.Equal(["TM1001"], Sources.Ids(Sources.File(Sources.Users, "-- depends-on: 2025_x"), Sources.File("2025_x")));

    [Fact]
    public void The_header_can_accept_it() =>
        Assert.Empty(Sources.Lines(Sources.File(Sources.Users, "-- tm:allow TM1006 both are released\n-- depends-on: " + Late), Sources.File(Late)));
}
