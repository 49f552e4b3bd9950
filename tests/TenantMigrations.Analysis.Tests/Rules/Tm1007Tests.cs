using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm1007Tests
{
    [Fact]
    public void Neither_folder_nor_directive_says_it() =>
        Assert.Equal(
            [
                $"{Sources.Users}.sql(1,1): error TM1007: The scope of this migration is not known: once per database or once per tenant? Add '-- scope: global' or '-- scope: tenant' "
                + "above '-- migrate:up', or move the file into a folder 'system' (global), 'tenant-specific' or 'data' (tenant).",
            ],
            Sources.File(Sources.Users, folder: "migrations").Lines());

    [Theory]
    [InlineData("migrations/tenant/system", MigrationScope.Global)]
    [InlineData("migrations/tenant/tenant-specific", MigrationScope.Tenant)]
    [InlineData("migrations/tenant/data", MigrationScope.Tenant)]
    [InlineData("migrations/data/2024", MigrationScope.Tenant)]
    [InlineData("migrations/data/tenant-specific", MigrationScope.Tenant)]
    [InlineData("migrations\\System", MigrationScope.Global)]
    public void A_folder_says_it(string folder, MigrationScope scope)
    {
        var script = Sources.File(Sources.Users, folder: folder);
        Assert.Empty(script.Lines());
        Assert.Equal(scope, script.Scope);
    }

    [Theory]
    [InlineData("system", "-- scope: tenant", MigrationScope.Tenant)]
    [InlineData("data", "-- scope: global", MigrationScope.Global)]
    [InlineData("system/data", "-- scope: Global", MigrationScope.Global)]
    [InlineData("migrations", "--scope:tenant", MigrationScope.Tenant)]
    public void A_directive_overrides_folders(string folder, string header, MigrationScope scope)
    {
        var script = Sources.File(Sources.Users, header, folder: folder);
        Assert.Empty(script.Lines());
        Assert.Equal(scope, script.Scope);
    }

    [Fact]
    public void Folders_that_contradict_each_other_say_nothing() =>
        Assert.Equal(
            [
                $"{Sources.Users}.sql(1,1): error TM1007: The folders of this migration contradict each other: 'system' means once per database, 'data' once per tenant. "
                + "Say which with '-- scope: global' or '-- scope: tenant' above '-- migrate:up', or move the file.",
            ],
            Sources.File(Sources.Users, folder: "system/data").Lines());

    [Theory]
    [InlineData("ecosystem")]
    [InlineData("database")]
    public void Only_whole_folder_names_count(string folder) => Assert.Equal(["TM1007"], Sources.File(Sources.Users, folder: folder).Ids());

    [Fact]
    public void The_file_name_is_no_folder() => Assert.Equal(["TM1007"], Sources.File("20240101000000_data", folder: "migrations").Ids());

    [Fact]
    public void In_a_class_the_attribute_is_the_place() =>
        Assert.Equal(
            ["Shop.CreateUsers.Scope: error TM1007: The scope of this migration is not known: once per database or once per tenant? Add Scope = MigrationScope.Global or Scope = MigrationScope.Tenant to [Migration]."],
            (Sources.SqlClass() with { Scope = null }).Read().Lines());

    [Fact]
    public void A_number_that_is_no_scope_is_none() => Assert.Equal(["TM1007"], (Sources.CodeClass() with { Scope = (MigrationScope)7 }).Read().Ids());
}
