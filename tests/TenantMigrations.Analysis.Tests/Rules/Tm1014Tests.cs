using TenantMigrations.Analysis.Tests.History;

namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm1014Tests
{
    private const string Id = "20240105000000_add_role";

    [Fact]
    public void A_missing_migration_is_found_on_its_line_of_the_lock_file() =>
        Assert.Equal(
            [$"migrations.lock(5,1): error TM1014: Migration '{Id}' was released and is missing. Databases know it by this id. Bring it back, for example with git; what it did is undone by a new migration."],
            Releases.Lines(Releases.Of(Sources.File(Sources.Users), Sources.File(Id)), Sources.File(Sources.Users)));

    [Fact]
    public void One_that_was_renamed_is_named_and_is_no_second_mistake() =>
        Assert.EndsWith("'20240103000000_roles' has the same text, so it was renamed: give it the old name again.",
            Assert.Single(Releases.Lines(
                Releases.Of(Sources.File(Sources.Users), Sources.File(Id, up: "SELECT 5;"), Sources.File("20240106000000_later")),
                Sources.File(Sources.Users), Sources.File("20240103000000_roles", up: "SELECT 5;"), Sources.File("20240106000000_later"))), StringComparison.Ordinal);

    [Fact]
    public void One_that_was_renamed_and_edited_is_asked_about() =>
        Assert.Contains("Was it renamed to '20240207000000_add_role'? Then give it the old name again",
            Assert.Single(Releases.Lines(Releases.Of(Sources.File(Id)), Sources.File("20240207000000_add_role", up: "SELECT 6;"))), StringComparison.Ordinal);

    [Fact]
    public void A_released_migration_is_not_taken_for_the_new_name_of_another() =>
        Assert.EndsWith("is undone by a new migration.", Assert.Single(Releases.Lines(
            Releases.Of(Sources.File(Id), Sources.File("20240105000000_add_roles")), Sources.File("20240105000000_add_roles"))), StringComparison.Ordinal);

    [Fact]
    public void A_broken_migration_is_there() =>
        Assert.Empty(Releases.Lines(Releases.Of(Sources.File(Sources.Users)), Sources.Text($"data/{Sources.Users}.sql", "")));
}
