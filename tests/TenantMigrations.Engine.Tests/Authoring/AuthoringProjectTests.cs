namespace TenantMigrations.Engine.Tests.Authoring;

public sealed class AuthoringProjectTests
{
    [Fact]
    public void The_nearest_project_upwards_is_found()
    {
        using var shop = new ShopFolder();
        Assert.Equal(Path.Combine(shop.Path, "Shop.csproj"), AuthoringProject.Find(null, Path.Combine(shop.Path, "migrations", "system")).File);
        Assert.Equal(Path.Combine(shop.Path, "Shop.csproj"), AuthoringProject.Find("..", Path.Combine(shop.Path, "migrations")).File);
        Assert.Equal(Path.Combine(shop.Path, "Shop.csproj"), AuthoringProject.Find("Shop.csproj", shop.Path).File);
    }

    [Fact]
    public void Without_a_project_or_with_several_the_message_says_what_to_name()
    {
        using var shop = new ShopFolder();
        Assert.Contains("no project 'nowhere'", Assert.Throws<FleetException>(() => AuthoringProject.Find("nowhere", shop.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("holds no project file", Assert.Throws<FleetException>(() => AuthoringProject.Find("migrations", shop.Path)).Message, StringComparison.Ordinal);
        shop.Write("Second.csproj", "<Project />");
        Assert.Contains("--project Second.csproj", Assert.Throws<FleetException>(() => AuthoringProject.Find(null, shop.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Properties_and_plain_conditions_of_shared_props_count()
    {
        using var shop = new ShopFolder("<PropertyGroup><TenantMigrationsDirectory Condition=\"'$(Where)' == 'there'\">$(Where)/sql</TenantMigrationsDirectory></PropertyGroup>");
        shop.Write("Directory.Build.props", "<Project><Import Project=\"more.props\" Condition=\"Exists('more.props')\" /></Project>");
        shop.Write("more.props", "<Project><PropertyGroup><Where>there</Where></PropertyGroup></Project>");
        shop.Write("there/sql/system/20240101000000_a.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n");
        Assert.Equal(["20240101000000_a"], shop.Open().ReadMigrations().Scripts.Select(script => script.Id));
    }

    [Fact]
    public void The_tenant_setting_and_the_journals_schema_reach_the_rules()
    {
        using var shop = new ShopFolder(
            "<PropertyGroup><TenantMigrationsTenantSetting>shop.tenant</TenantMigrationsTenantSetting><TenantMigrationsJournalSchema>journal</TenantMigrationsJournalSchema></PropertyGroup>");
        shop.WriteMigration(ShopFolder.Orders, up: "SET LOCAL shop.tenant = 'x';\nSELECT * FROM journal.tenant_migration_status;");
        Assert.Equal(["TM3004", "TM3003"], shop.Open().ReadMigrations().Scripts.SelectMany(script => script.StatementFindings).Select(finding => finding.RuleId));
    }

    [Theory]
    [InlineData("Schema", 1)]
    [InlineData("schema", 1)]
    [InlineData("Shared", 0)]
    [InlineData("Database", 0)]
    [InlineData("1", 0)]
    public void The_isolation_reaches_the_rules(string isolation, int findings)
    {
        using var shop = new ShopFolder($"<PropertyGroup><TenantMigrationsIsolation>{isolation}</TenantMigrationsIsolation></PropertyGroup>");
        shop.Write("migrations/data/20240301000000_move_orders.sql", "-- migrate:up\nSET LOCAL search_path = archive;\n-- migrate:down\nSELECT 2;\n");
        Assert.Equal(findings, shop.Open().ReadMigrations().Scripts.SelectMany(script => script.StatementFindings).Count(finding => finding.RuleId == "TM3004"));
    }

    [Fact]
    public void Output_folders_and_sources_that_are_taken_out_do_not_count()
    {
        using var shop = new ShopFolder("<ItemGroup><Compile Remove=\"Old\\**\" /></ItemGroup>");
        const string code = "using TenantMigrations; [Migration(\"20240101000000_x\", Scope = MigrationScope.Tenant)] class X : CodeMigration { }";
        shop.Write("obj/X.cs", code);
        shop.Write("bin/Debug/X.cs", code);
        shop.Write(".cache/X.cs", code);
        shop.Write("Old/X.cs", code);
        Assert.Equal(2, shop.Open().ReadMigrations().Scripts.Count);
        shop.Write("New/X.cs", code);
        Assert.Equal(3, shop.Open().ReadMigrations().Scripts.Count);
    }

    [Fact]
    public void A_computed_item_is_named_and_nothing_is_released()
    {
        using var shop = new ShopFolder("<ItemGroup><TenantMigration Include=\"@(Other)\" /></ItemGroup>");
        Assert.Contains("is computed, which only MSBuild can follow", Assert.Single(shop.Lock().Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_backslash_in_a_files_name_is_a_letter_of_it()
    {
        if (OperatingSystem.IsWindows()) return; // there it parts folders
        using var shop = new ShopFolder();
        shop.Write("migrations/system/back\\slash.sql", "-- migrate:up\nSELECT 1;\n");
        Assert.Contains("migrations/system/back\\slash.sql", shop.Open().ReadMigrations().Scripts.Select(script => script.ProjectPath));
        Assert.Contains(shop.Open().ReadMigrations().Errors(), error => error.Path == "migrations/system/back\\slash.sql");
    }

    [Theory]
    [InlineData("**/*.sql", "a.sql", true)]
    [InlineData("**/*.sql", "a/b/c.sql", true)]
    [InlineData("a/*.sql", "a/b/c.sql", false)]
    [InlineData("a/**/c.sql", "a/c.sql", true)]
    [InlineData("a\\?.sql", "a/b.sql", true)]
    [InlineData("*.sql", "a.cs", false)]
    public void Patterns_mean_what_they_mean_to_msbuild(string pattern, string path, bool matches) => Assert.Equal(matches, FileGlob.Matches(path, pattern));
}
