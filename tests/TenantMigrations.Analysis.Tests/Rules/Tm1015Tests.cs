using TenantMigrations.Analysis.Tests.History;

namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm1015Tests
{
    private const string Early = "20231231235959_add_role";

    [Fact]
    public void A_new_migration_before_the_newest_released_one_is_sent_to_the_end() =>
        Assert.Equal(
            [$"{Early}.sql(1,1): error TM1015: Migration '{Early}' is new, but sorts before '{Sources.Users}', which has been released: databases that have that one would run this one after it, new ones before it. Move it to the end with the verb 'rebase' (dotnet build -t:RebaseMigrations)."],
            Releases.Lines(Releases.Of(Sources.File(Sources.Users)), Sources.File(Sources.Users), Sources.File(Early)));

    [Fact]
    public void New_migrations_at_the_end_are_as_they_should_be() =>
        Assert.Empty(Releases.Lines(Releases.Of(Sources.File(Sources.Users)), Sources.File(Sources.Users), Sources.File("20240101000000_create_users_too"), Sources.File("20250101000000_x")));

    [Fact]
    public void Repeatables_have_no_place_in_the_history() =>
        Assert.Empty(Releases.Lines(Releases.Of(Sources.File(Sources.Users)), Sources.File(Sources.Users), Sources.File(Early, "-- repeatable")));

    [Fact]
    public void Without_a_release_every_order_is_good() =>
        Assert.Empty(Releases.Lines(Releases.Of(), Sources.File(Sources.Users), Sources.File(Early)));

    [Fact]
    public void In_a_class_the_id_is_the_place() =>
        Assert.StartsWith("Shop.CreateUsers.Id: error TM1015: ", Assert.Single(Releases.Lines(
            Releases.Of(Sources.File("20240601000000_x")), Sources.File("20240601000000_x"), Sources.SqlClass().Read())), StringComparison.Ordinal);
}
