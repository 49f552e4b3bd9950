using System.Globalization;
using Microsoft.CodeAnalysis;
using TenantMigrations.Analysis;
using TenantMigrations.Generator.Analyzers;

namespace TenantMigrations.Generator.Tests;

/// <summary>Findings about statements, as the compiler asks for them.</summary>
public sealed class StatementAnalyzerTests
{
    private const string Path = "migrations/data/20240101000000_a.sql";

    private static TestProject InFile { get; } = TestProject.Empty.WithFile(Path, "-- migrate:up\r\nSELECT 1;\r\n  VACUUM;\r\n-- migrate:down\r\nSELECT 2;\r\n");

    private static TestProject InClass { get; } = TestProject.Empty.WithCode(Class("M", "20240102000000_m", "\"\"\"\n        SELECT 1;\n          VACUUM;\n        \"\"\""));

    [Fact]
    public async Task A_finding_in_a_file_stands_at_its_line_and_column()
    {
        var finding = Assert.Single((await InFile.AnalyzeAsync()).Of("TM2001"));
        Assert.Equal((LocationKind.ExternalFile, DiagnosticSeverity.Error), (finding.Location.Kind, finding.Severity));
        Assert.StartsWith(Path + "(3,3,3,9): error TM2001: ", (await InFile.AnalyzeAsync()).Report("TM2001"), StringComparison.Ordinal);
        Assert.EndsWith("    > VACUUM\n", (await InFile.AnalyzeAsync()).Report("TM2001"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_in_a_raw_string_stands_in_the_source()
    {
        var run = await InClass.AnalyzeAsync();
        Assert.Equal(LocationKind.SourceFile, Assert.Single(run.Of("TM2001")).Location.Kind);
        Assert.StartsWith("Migrations.cs(7,11,7,17): error TM2001: ", run.Report("TM2001"), StringComparison.Ordinal);
        Assert.EndsWith("    > VACUUM\n", run.Report("TM2001"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"SELECT 1; \" + \"VACUUM;\"", "VACUUM")]
    [InlineData("Other.Vacuum", "Other.Vacuum")]
    [InlineData("\"SELECT 1;\\tVACUUM;\"", "VACUUM")]
    public async Task A_constant_may_be_put_together(string up, string marked)
    {
        var project = TestProject.Empty.WithCode(Class("M", "20240102000000_m", up)).WithCode("public static class Other { public const string Vacuum = \"VACUUM\"; }", "Other.cs");
        var place = Assert.Single((await project.AnalyzeAsync()).Of("TM2001")).Location;
        Assert.Equal(marked, place.SourceTree!.ToString().Substring(place.SourceSpan.Start, place.SourceSpan.Length));
    }

    [Fact]
    public async Task A_pragma_around_the_constant_accepts_it()
    {
        var text = Class("M", "20240102000000_m", "\"VACUUM\"").Replace("public const string Up", "\n#pragma warning disable TM2001\n    public const string Up", StringComparison.Ordinal);
        Assert.Empty((await TestProject.Empty.WithCode(text).AnalyzeAsync()).Of("TM2001"));
        var elsewhere = Class("M", "20240102000000_m", "\"VACUUM\"") + "\n#pragma warning disable TM2001\n";
        Assert.Single((await TestProject.Empty.WithCode(elsewhere).AnalyzeAsync()).Of("TM2001"));
    }

    [Fact]
    public async Task An_accepted_finding_is_not_reported()
    {
        var project = InFile.WithFile(Path, "-- migrate:up\n-- tm:allow TM2001 an experiment\nVACUUM;\n-- migrate:down\nSELECT 2;\n");
        Assert.Empty((await project.AnalyzeAsync()).Of("TM2001"));
        Assert.Empty(project.Run().Findings);
    }

    [Fact]
    public void What_a_released_migration_accepts_is_part_of_the_release()
    {
        const string Text = "-- tm:allow TM1006 both were released\n-- migrate:up\n-- tm:allow TM2001 an experiment\nSELECT 1;\n-- migrate:down\nSELECT 2;\n";
        var project = TestProject.Empty.WithFile(Path, Text);
        Assert.Equal(["TM1019", "TM1019"], project.Run().Findings.Select(finding => finding.Id));
        project.WithRelease((Path, Text)).Run().ShouldBeClean();
        Assert.Equal(
            ["TM1013", "TM1019", "TM1019"],
            project.WithRelease((Path, Text.Replace("SELECT 1", "SELECT 11", StringComparison.Ordinal))).Run().Findings.Select(finding => finding.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_released_as_it_stands_is_heard_no_more()
    {
        const string Text = "-- migrate:up\nVACUUM;\n-- migrate:down\nSELECT 2;\n";
        var project = TestProject.Empty.WithFile(Path, Text);
        Assert.Single((await project.AnalyzeAsync()).Of("TM2001"));
        Assert.Empty((await project.WithRelease((Path, Text)).AnalyzeAsync()).Of("TM2001"));
        Assert.Single((await project.WithRelease((Path, Text.Replace("SELECT 2", "SELECT 22", StringComparison.Ordinal))).AnalyzeAsync()).Of("TM2001"));
        Assert.Single((await project.WithRelease(("migrations/data/20230101000000_other.sql", Text)).AnalyzeAsync()).Of("TM2001"));
    }

    [Fact]
    public void The_compiler_knows_the_rules_as_the_catalog_has_them()
    {
        var rules = RuleCatalog.All.Where(rule => rule.IsOnStatements).ToArray();
        var descriptors = new StatementAnalyzer().SupportedDiagnostics;
        Assert.NotEmpty(rules);
        Assert.Equal(
            rules.Select(rule => (rule.Id, rule.Title, rule.Severity.ToString(), rule.HelpLink, rule.IsConfigurable, true)),
            descriptors.Select(known => (known.Id, known.Title.ToString(CultureInfo.InvariantCulture), known.DefaultSeverity.ToString(), known.HelpLinkUri,
                !known.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable), known.IsEnabledByDefault)));
    }

    [Fact]
    public async Task Generator_and_analyzer_say_each_thing_once()
    {
        var project = InFile
            .WithFile(Path, "-- migrate:up\nVACUUM;\nSELEC 1;\n-- migrate:down\nSELECT 2;\n")
            .WithCode(Class("M", "20240102000000_m", "\"-- tm:allow TM2999 x\\nVACUUM\""));
        var run = project.Run();
        Assert.Equal(["TM1019", "TM1100"], run.Findings.Select(finding => finding.Id).Order(StringComparer.Ordinal));
        var analyzed = await project.AnalyzeAsync(run);
        Assert.Equal(2, analyzed.Of("TM2001").Length);
        Assert.DoesNotContain(analyzed.Findings, finding => finding.Id.StartsWith("TM1", StringComparison.Ordinal) || finding.Id.StartsWith("AD", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("none", null)]
    [InlineData("silent", DiagnosticSeverity.Hidden)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("error", DiagnosticSeverity.Error)]
    public async Task A_project_chooses_the_severity(string severity, DiagnosticSeverity? expected)
    {
        foreach (var project in new[] { InFile, InClass })
            Assert.Equal(expected, (await project.WithSeverity("TM2001", severity).AnalyzeAsync()).Of("TM2001").SingleOrDefault()?.Severity);
    }

    [Fact]
    public async Task A_class_in_several_parts_is_asked_about_once()
    {
        var project = TestProject.Empty
            .WithCode("""[Migration("20240102000000_m", Scope = MigrationScope.Tenant)] public sealed partial class M : SqlMigration { }""", "M.cs")
            .WithCode("public sealed partial class M { public const string Up = \"VACUUM\"; }", "M.Up.cs")
            .WithCode("public sealed partial class M { public const string Down = \"SELECT 1\"; }", "M.Down.cs");
        Assert.StartsWith("M.Up.cs(", (await project.AnalyzeAsync()).Report("TM2001"), StringComparison.Ordinal);
        Assert.Single((await project.AnalyzeAsync()).Of("TM2001"));
        project.Run().ShouldBeClean();
    }

    [Fact]
    public async Task A_class_in_generated_code_is_a_migration_too() =>
        Assert.Single((await TestProject.Empty.WithCode(Class("M", "20240102000000_m", "\"VACUUM\""), "M.g.cs").AnalyzeAsync()).Of("TM2001"));

    [Fact]
    public async Task What_is_no_migration_is_left_alone()
    {
        var project = TestProject.Empty
            .WithFile("notes.txt", "-- migrate:up\nVACUUM;\n")
            .WithFile(Path, (Microsoft.CodeAnalysis.Text.SourceText?)null)
            .WithCode("public sealed class NoMigration { public const string Up = \"VACUUM\"; } public abstract class Base : SqlMigration { public const string Up = \"VACUUM\"; }");
        Assert.Empty((await project.AnalyzeAsync()).Findings);
    }

    [Fact]
    public async Task Properties_reach_the_rules()
    {
        // The property is read by the same code as in the generator: a class is read in the version that it names.
        var project = TestProject.Empty.WithFile(Path, "-- migrate:up\nMERGE INTO t USING s ON t.a = s.a WHEN NOT MATCHED BY SOURCE THEN DELETE;\nVACUUM;\n-- migrate:down\nSELECT 1;\n")
            .WithProperty("TenantMigrationsPostgresVersion", "17");
        project.Run().ShouldBeClean();
        Assert.Single((await project.AnalyzeAsync()).Of("TM2001"));
    }

    [Fact]
    public async Task The_tenant_setting_and_the_journals_schema_reach_the_rules()
    {
        const string Text = "-- migrate:up\nSET LOCAL shop.tenant = 'x';\nSELECT * FROM journal.tenant_migration_status;\n-- migrate:down\nSELECT 1;\n";
        var project = TestProject.Empty.WithFile(Path, Text);
        Assert.Empty((await project.AnalyzeAsync()).Findings);
        var named = await project.WithProperty("TenantMigrationsTenantSetting", "Shop.Tenant").WithProperty("TenantMigrationsJournalSchema", "journal").AnalyzeAsync();
        Assert.Equal(["TM3003", "TM3004"], named.Findings.Select(finding => finding.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("schema", 1)]
    [InlineData("Shared", 0)]
    [InlineData("Database", 0)]
    public async Task The_isolation_reaches_the_rules(string isolation, int findings)
    {
        var project = TestProject.Empty.WithFile(Path, "-- migrate:up\nSET LOCAL search_path = archive;\n-- migrate:down\nSELECT 1;\n")
            .WithProperty("TenantMigrationsIsolation", isolation);
        Assert.Equal(findings, (await project.AnalyzeAsync()).Of("TM3004").Count());
    }

    private static string Class(string name, string id, string up) =>
        $"[Migration(\"{id}\", Scope = MigrationScope.Tenant)]\npublic sealed class {name} : SqlMigration\n{{\n    public const string Up = {up};\n    public const string Down = \"SELECT 1;\";\n}}\n";
}
