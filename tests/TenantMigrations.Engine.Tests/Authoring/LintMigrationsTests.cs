using TenantMigrations.Analysis;

namespace TenantMigrations.Engine.Tests.Authoring;

public sealed class LintMigrationsTests
{
    private const string Later = "20240301000000_later";
    private const string Vacuum = "VACUUM;"; // TM2001, a warning or an error as a project has it

    [Fact]
    public void Files_order_statements_and_history_are_checked_and_sorted_by_place()
    {
        using var shop = new ShopFolder();
        shop.Lock();
        shop.WriteMigration(ShopFolder.Roles, ShopFolder.Users); // TM1015
        shop.WriteMigration(Later, "20240101000000_create_user"); // TM1003
        shop.WriteMigration("20240302000000_broken", up: "SELEC 1;"); // TM1100
        shop.WriteMigration("20240303000000_vacuum", up: Vacuum); // TM2001
        shop.WriteMigration("20240304000000_early", ShopFolder.Users, up: "SELECT 1;");
        shop.Write(ShopFolder.FileOf(ShopFolder.Users), shop.Read(ShopFolder.FileOf(ShopFolder.Users)).Replace("SELECT 1;", "SELECT 3;", StringComparison.Ordinal)); // TM1013

        var report = LintMigrations.Run(shop.Open());

        Assert.True(report.HasErrors);
        Assert.Equal(["TM1013", "TM1015", "TM1003", "TM1100", "TM2001"], report.Findings.Select(finding => finding.RuleId));
        Assert.Equal(report.Findings.Select(finding => finding.Path).Order(StringComparer.Ordinal), report.Findings.Select(finding => finding.Path));
    }

    [Theory]
    [InlineData("", "TM2001", FindingSeverity.Error)]
    [InlineData("<TenantMigrationsSeverities>TM2001=warning</TenantMigrationsSeverities>", "TM2001", FindingSeverity.Warning)]
    [InlineData("<TenantMigrationsSeverities>TM2001=warning</TenantMigrationsSeverities><TreatWarningsAsErrors>true</TreatWarningsAsErrors>", "TM2001", FindingSeverity.Error)]
    [InlineData("<TenantMigrationsSeverities>TM2001=warning</TenantMigrationsSeverities><TreatWarningsAsErrors>true</TreatWarningsAsErrors><WarningsNotAsErrors>TM2001</WarningsNotAsErrors>", "TM2001", FindingSeverity.Warning)]
    [InlineData("<TenantMigrationsSeverities>TM2001=warning</TenantMigrationsSeverities><WarningsAsErrors>TM2001</WarningsAsErrors>", "TM2001", FindingSeverity.Error)]
    [InlineData("<NoWarn>TM2001</NoWarn>", "TM2001", null)]
    [InlineData("<RunAnalyzers>false</RunAnalyzers>", "TM2001", null)]
    [InlineData("<RunAnalyzers>false</RunAnalyzers>", "TM1006", FindingSeverity.Warning)]
    [InlineData("<NoWarn>TM1006</NoWarn>", "TM1006", null)]
    [InlineData("<NoWarn>TM1003</NoWarn>", "TM1003", FindingSeverity.Error)]
    [InlineData("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", "TM1006", FindingSeverity.Error)]
    public void A_finding_has_the_severity_that_a_build_would_give_it(string properties, string ruleId, FindingSeverity? severity)
    {
        using var shop = new ShopFolder($"<PropertyGroup>{properties}</PropertyGroup>");
        if (ruleId == "TM2001") shop.WriteMigration(Later, up: Vacuum);
        if (ruleId == "TM1003") shop.WriteMigration(Later, "20240101000000_create_user");
        if (ruleId == "TM1006") shop.WriteMigration(ShopFolder.Roles, ShopFolder.Orders);

        var report = LintMigrations.Run(shop.Open());

        Assert.Equal(severity, report.Findings.SingleOrDefault()?.Severity);
        Assert.Equal(severity == FindingSeverity.Error, report.HasErrors);
        if (severity is not null) Assert.Equal(ruleId, report.Findings[0].RuleId);
    }

    [Fact]
    public void What_a_class_may_have_suppressed_in_its_source_is_left_to_the_build()
    {
        using var shop = new ShopFolder();
        const string tidy = """
            using TenantMigrations;
            [Migration("20240501000000_tidy", Scope = MigrationScope.Global)]
            public sealed class Tidy : SqlMigration { public const string Up = "VACUUM;"; public const string Down = "SELECT 1;"; }
            """;
        shop.Write("Tidy.cs", tidy);
        Assert.Equal("TM2001", Assert.Single(LintMigrations.Run(shop.Open()).Findings).RuleId);

        shop.Write("Tidy.cs", "#pragma warning disable TM2001\n" + tidy);
        Assert.Empty(LintMigrations.Run(shop.Open()).Findings);
    }

    [Fact]
    public void A_lock_file_that_cannot_be_read_is_a_finding()
    {
        using var shop = new ShopFolder();
        shop.Write("migrations.lock", "<<<<<<< HEAD\n=======\n>>>>>>> main\n");
        Assert.Equal("TM1017", Assert.Single(LintMigrations.Run(shop.Open()).Findings).RuleId);
    }
}
