namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm1003Tests
{
    private const string Id = "20240105000000_add_role";

    [Fact]
    public void The_nearest_id_is_offered_at_the_reference() =>
        Assert.Equal(
            [$"{Id}.sql(2,16): error TM1003: Migration '{Id}' depends on '20240101000000_create_user', which does not exist. Did you mean '{Sources.Users}'?"],
            Sources.Lines(
                Sources.File(Sources.Users),
                Sources.File(Id, "-- description: x\n-- depends-on: 20240101000000_create_user")));

    [Fact]
    public void Nothing_is_offered_when_nothing_is_near() =>
        Assert.Equal(
            [$"{Id}.sql(1,16): error TM1003: Migration '{Id}' depends on '20190707120000_import_countries', which does not exist in this project. Correct the id or add that migration."],
            Sources.Lines(Sources.File(Sources.Users), Sources.File(Id, "-- depends-on: 20190707120000_import_countries")));

    [Theory]
    [InlineData("20240101000000_craete_users")] // two letters swapped
    [InlineData("20230101000000_create_users")] // another timestamp, the same name
    [InlineData("20240101000000_make_people")] // the same timestamp, another name
    [InlineData("create_users")] // no timestamp
    [InlineData("20240101000000")] // only the timestamp
    [InlineData("20240101000000_Create_Users")]
    [InlineData("20240101000000-create-users")]
    [InlineData("20240101000000_create_users.sql")]
    [InlineData("system/20240101000000_create_users.sql")]
    [InlineData("'20240101000000_create_users';")]
    [InlineData("2024010100000_create_users")] // a digit short
    public void Usual_slips_lead_to_the_id(string written) =>
        Assert.EndsWith($"Did you mean '{Sources.Users}'?", Assert.Single(Sources.Lines(
            Sources.File(Sources.Users),
            Sources.File("20240102000000_create_orders"),
            Sources.File("20240103000000_drop_userdata"),
            Sources.File(Id, "-- depends-on: " + written))), StringComparison.Ordinal);

    [Fact]
    public void The_same_name_beats_equal_letters() =>
        Assert.EndsWith("Did you mean '20240301000000_add_b'?", Assert.Single(Sources.Lines(
            Sources.File("20240101000000_add_a"),
            Sources.File("20240301000000_add_b"),
            Sources.File("20240401000000_c", "-- depends-on: 20240102000000_add_b"))), StringComparison.Ordinal);

    [Fact]
    public void Nobody_is_offered_himself() =>
        Assert.DoesNotContain("Did you mean", Assert.Single(Sources.Lines(Sources.File(Id, "-- depends-on: 20240105000000_add_rule"))), StringComparison.Ordinal);

    [Fact]
    public void Each_of_several_references_has_its_own_place()
    {
        var lines = Sources.Lines(Sources.File(Id, "-- depends-on: 20200101000000_aaaaaaaa, 20210101000000_bbbbbbbb 20220101000000_cccccccc\n-- depends-on:20230101000000_dddddddd"));
        Assert.Equal(["(1,16)", "(1,41)", "(1,65)", "(2,15)"], lines.Select(l => l.Substring(l.IndexOf('('), l.IndexOf(':') - l.IndexOf('('))));
    }

    [Fact]
    public void A_broken_migration_exists_for_those_who_depend_on_it() =>
        Assert.Equal(["TM1008"], Sources.Ids(
            Sources.Text($"data/{Sources.Users}.sql", ""),
            Sources.File(Id, "-- depends-on: " + Sources.Users)));

    [Fact]
    public void In_a_class_the_argument_is_the_place()
    {
        var facts = Sources.SqlClass() with { Dependencies = new ClassDependency[] { new("20200101000000_x"), new(null, "Shop.NotOne") } };
        Assert.Equal(
            [
                $"Shop.CreateUsers.Dependency[1]: error TM1003: Migration '{Sources.Users}' depends on class 'Shop.NotOne', which bears no [Migration] attribute with an id. Name a class that does, or the id of a migration.",
                $"Shop.CreateUsers.Dependency[0]: error TM1003: Migration '{Sources.Users}' depends on '20200101000000_x', which does not exist in this project. Correct the id or add that migration.",
            ],
            Sources.Lines(facts.Read()));
    }
}
