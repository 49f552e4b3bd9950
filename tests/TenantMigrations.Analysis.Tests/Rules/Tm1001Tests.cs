using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm1001Tests
{
    [Theory]
    [InlineData("add_users", "it does not begin with a time")]
    [InlineData("2024_add_users", "its time has 4 digits and not 14")]
    [InlineData("20241301000000_add_users", "'20241301000000' is no time")]
    [InlineData("20240230000000_add_users", "'20240230000000' is no time")]
    [InlineData("20240101000000", "behind the time come an underscore and a name")]
    [InlineData("20240101000000_", "behind the time come an underscore and a name")]
    [InlineData("20240101000000-add", "behind the time come an underscore and a name")]
    [InlineData("20240101000000_Add_users", "it has the upper-case letter 'A'")]
    [InlineData("20240101000000_add-users", "'-' is not one of a-z, 0-9 and _")]
    [InlineData("20240101000000_größe", "'ö' is not one of a-z, 0-9 and _")]
    public void A_malformed_id_is_reported_with_what_is_wrong_about_it(string id, string reason)
    {
        Assert.Equal(
            [$"{id}.sql(1,1): error TM1001: Migration id '{id}' is malformed: {reason}. Ids are 'yyyyMMddHHmmss_snake_case_name', a UTC time and what the migration does, such as '20240131093000_add_role_to_users'."],
            Sources.Lines(Sources.File(id)));
    }

    [Theory]
    [InlineData("20240101000000_add_users")]
    [InlineData("20240229235959_x")]
    [InlineData("20240101000000_2fa")]
    public void A_good_id_is_not(string id) => Assert.Empty(Sources.Lines(Sources.File(id)));

    [Fact]
    public void The_extension_may_be_written_in_upper_case() =>
        Assert.Equal(Sources.Users, Sources.Text($"data\\{Sources.Users}.SQL", "-- migrate:up\nSELECT 1\n-- migrate:down\nSELECT 1").Id);

    [Fact]
    public void In_a_class_the_argument_is_the_place()
    {
        Assert.StartsWith("Shop.CreateUsers.Id: error TM1001: Migration id 'users' is malformed", Assert.Single(Sources.SqlClass("users").Read().Lines()));
        Assert.StartsWith("Shop.CreateUsers.Id: error TM1001: The id of this migration is empty or no constant.",
            Assert.Single((Sources.SqlClass() with { Id = null }).Read().Lines()));
    }

    [Fact]
    public void Who_depends_on_a_malformed_id_that_exists_is_not_blamed() =>
        Assert.Equal(["TM1001"], Sources.Ids(Sources.File("2024_users"), Sources.File("20240102000000_b", "-- depends-on: 2024_users")));

    [Fact]
    public void Several_classes_without_id_are_no_duplicates() =>
        Assert.Equal(["TM1001", "TM1001"], Sources.Ids((Sources.SqlClass() with { Id = null }).Read(), (Sources.SqlClass() with { Id = null }).Read()));
}
