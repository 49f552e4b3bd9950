namespace TenantMigrations.Engine.Tests.Authoring;

public sealed class LockMigrationsTests
{
    [Fact]
    public void What_is_new_is_added_and_what_is_there_stays()
    {
        using var shop = new ShopFolder();
        var first = shop.Lock();
        Assert.Equal([ShopFolder.Users, ShopFolder.Orders], first.Added.Select(migration => migration.Id));
        Assert.True(first.Written);
        Assert.Contains($"\n{ShopFolder.Users} global v1:", shop.LockText, StringComparison.Ordinal);

        var lines = shop.LockText.Split('\n');
        shop.WriteMigration("20240301000000_later");
        var second = shop.Lock();
        Assert.Equal(["20240301000000_later"], second.Added.Select(migration => migration.Id));
        Assert.Equal(3, second.Released);
        Assert.Equal(lines[..5], shop.LockText.Split('\n')[..5]);

        Assert.False(shop.Lock().Written);
    }

    [Fact]
    public void A_check_writes_nothing_and_says_what_is_not_recorded()
    {
        using var shop = new ShopFolder();
        var report = shop.Lock(check: true);
        Assert.Equal($"Not recorded as released: '{ShopFolder.Users}', '{ShopFolder.Orders}'. Run 'lock', and commit the file.", Assert.Single(report.Findings).Message);
        Assert.False(shop.Has("migrations.lock"));

        shop.Lock();
        Assert.Empty(shop.Lock(check: true).Findings);
    }

    [Fact]
    public void A_released_edit_is_refused_at_its_line()
    {
        using var shop = new ShopFolder();
        shop.Lock();
        shop.WriteMigration(ShopFolder.Users, up: "SELECT 3;");
        shop.WriteMigration("20240301000000_later");
        var before = shop.LockText;

        var report = shop.Lock();

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("TM1013", ShopFolder.FileOf(ShopFolder.Users), 4, 1), (finding.RuleId, finding.Path, finding.Line, finding.Column));
        Assert.Equal(before, shop.LockText);
    }

    [Fact]
    public void A_missing_migration_is_refused()
    {
        using var shop = new ShopFolder();
        shop.Lock();
        shop.Delete(ShopFolder.FileOf(ShopFolder.Orders));
        var finding = Assert.Single(shop.Lock().Findings);
        Assert.Equal(("TM1014", "migrations.lock", 5), (finding.RuleId, finding.Path, finding.Line));
    }

    [Fact]
    public void A_new_migration_in_front_is_refused()
    {
        using var shop = new ShopFolder();
        shop.Lock();
        shop.WriteMigration(ShopFolder.Roles);
        Assert.Equal(["TM1015"], shop.Lock().Findings.Select(finding => finding.RuleId));
        Assert.Equal(["TM1015"], shop.Lock(check: true).Findings.Select(finding => finding.RuleId));
    }

    [Fact]
    public void Nothing_is_released_while_a_migration_is_unsound()
    {
        using var shop = new ShopFolder();
        shop.WriteMigration("20240301000000_later", "20240101000000_create_user");
        var finding = Assert.Single(shop.Lock().Findings);
        Assert.Equal(("TM1003", 1, 16), (finding.RuleId, finding.Line, finding.Column));
        Assert.False(shop.Has("migrations.lock"));
    }

    [Fact]
    public void Repeatables_are_left_out()
    {
        using var shop = new ShopFolder();
        shop.Write(ShopFolder.FileOf("20240105000000_totals"), "-- repeatable\n-- migrate:up\nSELECT 1;\n");
        shop.Lock();
        Assert.DoesNotContain("totals", shop.LockText, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_are_released_too()
    {
        using var shop = new ShopFolder();
        shop.Write("AddTeams.cs", """
            using TenantMigrations;
            namespace Shop;
            [Migration("20240301000000_add_teams", Scope = MigrationScope.Tenant)]
            [DependsOn("20240201000000_create_orders")]
            public sealed class AddTeams : SqlMigration
            {
                public const string Up = "SELECT 1;";
                public const string Down = "SELECT 2;";
            }
            """);
        Assert.Contains("20240301000000_add_teams", shop.Lock().Added.Select(migration => migration.Id));

        shop.Write("AddTeams.cs", shop.Read("AddTeams.cs").Replace("SELECT 1", "SELECT 9", StringComparison.Ordinal));
        var finding = Assert.Single(shop.Lock().Findings);
        Assert.Equal(("TM1013", "AddTeams.cs", 5), (finding.RuleId, finding.Path, finding.Line));
        Assert.Contains("line 1 of Up, now 'SELECT 9;'", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v1:", "v3:")]
    [InlineData("total 2", "total 7")]
    [InlineData("20240201000000_create_orders global", "<<<<<<< HEAD\n20240201000000_create_orders global")]
    public void A_lock_file_that_cannot_be_read_stays_as_it_is(string old, string now)
    {
        using var shop = new ShopFolder();
        shop.Lock();
        shop.Write("migrations.lock", shop.LockText.Replace(old, now, StringComparison.Ordinal));
        var before = shop.LockText;
        Assert.Equal(["TM1017"], shop.Lock().Findings.Select(finding => finding.RuleId));
        Assert.Equal(["TM1017"], shop.Rebase().Findings.Select(finding => finding.RuleId));
        Assert.Equal(before, shop.LockText);
    }

    [Fact]
    public void Line_ends_of_migrations_and_of_the_lock_file_do_not_matter_and_stay()
    {
        using var shop = new ShopFolder();
        shop.Lock();
        foreach (var file in shop.Snapshot()) shop.Write(file.Key, file.Value.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Empty(shop.Lock(check: true).Findings);

        shop.WriteMigration("20240301000000_later");
        shop.Lock();
        Assert.DoesNotContain("\n", shop.LockText.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(shop.Lock(check: true).Findings);
    }

    [Fact]
    public void What_the_compiler_refuses_in_a_statement_is_not_released()
    {
        using var shop = new ShopFolder();
        shop.WriteMigration(ShopFolder.Users, up: "VACUUM;");
        var finding = Assert.Single(shop.Lock().Findings);
        Assert.Equal(("TM2001", ShopFolder.FileOf(ShopFolder.Users), 4, 1), (finding.RuleId, finding.Path, finding.Line, finding.Column));
        Assert.False(shop.Has("migrations.lock"));

        shop.WriteMigration(ShopFolder.Users, up: "-- tm:allow TM2001 an experiment\nVACUUM;");
        Assert.Empty(shop.Lock().Findings);
        shop.WriteMigration("20240301000000_long", up: $"CREATE TABLE {new string('x', 64)} ();");
        Assert.Empty(shop.Lock().Findings);
    }

    [Theory]
    [InlineData("<PropertyGroup><NoWarn>$(NoWarn);TM2001</NoWarn></PropertyGroup>", null, true)]
    [InlineData("<PropertyGroup><TenantMigrationsSeverities>TM2004=error; TM2001 = warning</TenantMigrationsSeverities></PropertyGroup>", null, true)]
    [InlineData("<PropertyGroup><TenantMigrationsSeverities>TM2001=error</TenantMigrationsSeverities></PropertyGroup>", "dotnet_diagnostic.TM2001.severity = none", false)]
    [InlineData("", "dotnet_diagnostic.TM2001.severity = suggestion # for now", true)]
    [InlineData("", "dotnet_diagnostic.TM2002.severity = none", false)]
    [InlineData("", "dotnet_diagnostic.TM2001.severity = default", false)]
    [InlineData("", "; dotnet_diagnostic.TM2001.severity = none\n# dotnet_diagnostic.TM2001.severity = none", false)]
    [InlineData("", "dotnet_diagnostic.TM2001.severity: None ; for now", true)]
    [InlineData("", "dotnet_diagnostic.TM2001.severity = error\ndotnet_diagnostic.TM2001.severity = warning", true)]
    [InlineData("", "[/elsewhere/x.cs]\ndotnet_diagnostic.TM2001.severity = none", false)]
    [InlineData("<PropertyGroup><TenantMigrationsSeverities>TM2001=error</TenantMigrationsSeverities></PropertyGroup>", "global_level = 200\ndotnet_diagnostic.TM2001.severity = none", true)]
    [InlineData("<PropertyGroup Condition=\"'$(Configuration)' == 'Debug'\"><NoWarn>TM2001</NoWarn></PropertyGroup>", null, true)]
    [InlineData("<PropertyGroup Condition=\"'$(Configuration)' == 'Release'\"><NoWarn>TM2001</NoWarn></PropertyGroup>", null, false)]
    [InlineData("<PropertyGroup><NoWarn>CS1591 TM2001,CA1000</NoWarn></PropertyGroup>", null, true)]
    [InlineData("<PropertyGroup><RunAnalyzersDuringBuild>false</RunAnalyzersDuringBuild></PropertyGroup>", null, true)]
    public void A_project_chooses_what_is_an_error(string project, string? config, bool isReleased)
    {
        using var shop = new ShopFolder(project);
        if (config is not null) shop.Write(".globalconfig", "is_global = true\n" + config + "\n");
        shop.WriteMigration(ShopFolder.Users, up: "VACUUM;");
        Assert.Equal(isReleased ? [] : ["TM2001"], shop.Lock().Findings.Select(finding => finding.RuleId));
    }

    [Fact]
    public void Of_two_configs_that_differ_neither_counts_and_a_higher_level_does()
    {
        using var above = new ShopFolder();
        above.Write("inner/Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><GlobalAnalyzerConfigFiles Include=\"../rules.globalconfig\" /></ItemGroup></Project>");
        above.Write("inner/migrations/system/20240101000000_clean_up.sql", "-- migrate:up\nVACUUM;\n\n-- migrate:down\nSELECT 1;\n");
        Assert.Equal(["TM2001"], Lock(above));
        above.Write("rules.globalconfig", "dotnet_diagnostic.TM2001.severity = none\n");
        Assert.Equal(["TM2001"], Lock(above));
        above.Write(".globalconfig", "dotnet_diagnostic.TM2001.severity = none\n");
        above.Write("inner/.globalconfig", "dotnet_diagnostic.TM2001.severity = warning\n");
        Assert.Equal(["TM2001"], Lock(above));
        above.Write("rules.globalconfig", "is_global = true\nglobal_level = 300\ndotnet_diagnostic.TM2001.severity = none\n");
        Assert.Empty(Lock(above));
    }

    private static IEnumerable<string> Lock(ShopFolder shop) =>
        LockMigrations.Run(AuthoringProject.Find("inner", shop.Path), new LockRequest { Check = true }).Findings.Where(finding => finding.RuleId != AuthoringFinding.NoRule).Select(finding => finding.RuleId);

    [Fact]
    public void What_an_editorconfig_says_about_sources_counts_for_classes_only()
    {
        using var shop = new ShopFolder();
        shop.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.TM2001.severity = warning\n");
        shop.Write("Tidy.cs", "using TenantMigrations;\n[Migration(\"20240301000000_tidy\", Scope = MigrationScope.Tenant, Irreversible = \"x\")]\npublic class Tidy : SqlMigration { public const string Up = \"VACUUM\"; }\n");
        Assert.Empty(shop.Lock().Findings);
        shop.WriteMigration("20240401000000_clean_up", up: "VACUUM;");
        Assert.Equal(["TM2001"], shop.Lock().Findings.Select(finding => finding.RuleId));
    }

    [Theory]
    [InlineData("#pragma warning disable TM2001", true)]
    [InlineData("#pragma warning disable TM2002", false)]
    [InlineData("# pragma  warning disable CS1591, TM2001 // an experiment", true)]
    [InlineData("#pragma warning disable", true)]
    [InlineData("#pragma warning restore TM2001", false)]
    [InlineData("// #pragma warning disable TM2001", false)]
    [InlineData("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Migrations\", \"TM2001\")]", true)]
    public void A_pragma_of_a_class_counts(string pragma, bool isReleased)
    {
        using var shop = new ShopFolder();
        shop.Write("Tidy.cs", $"using TenantMigrations;\n{pragma}\n[Migration(\"20240301000000_tidy\", Scope = MigrationScope.Tenant, Irreversible = \"x\")]\npublic class Tidy : SqlMigration {{ public const string Up = \"VACUUM\"; }}\n");
        Assert.Equal(isReleased ? [] : ["TM2001"], shop.Lock().Findings.Select(finding => finding.RuleId));
    }
}
