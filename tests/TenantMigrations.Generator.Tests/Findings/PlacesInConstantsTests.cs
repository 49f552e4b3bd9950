using Microsoft.CodeAnalysis;

namespace TenantMigrations.Generator.Tests;

/// <summary>SQL in C# gets its findings inside the string, whatever form the string has.</summary>
public sealed class PlacesInConstantsTests
{
    // What is wrong in each: the quote that opens a literal which nobody closes.
    [Theory]
    [InlineData("\"SELECT '\"")]
    [InlineData("\"SELECT 1;\\n\\tSELECT '\"")]
    [InlineData("\"\\u0053ELECT \\x41, \\U0001F600 '\"")]
    [InlineData("@\"SELECT \"\"a\"\" + '\"")]
    [InlineData("@\"SELECT 1;\r\n  SELECT '\"")]
    [InlineData("\"\"\"SELECT '\"\"\"")]
    [InlineData("\"\"\"\"SELECT 'a\"\"\" \"\"\"\"")]
    [InlineData("\"\"\"\n        SELECT 1;\n\n          SELECT 'x\n        \"\"\"")]
    [InlineData("\"\"\"\r\n\tSELECT 1;\r\n\r\n\tSELECT 'x\r\n\t\"\"\"")]
    [InlineData("(\"SELECT 1; \" + (\"SELECT '\" + \"x\"))")]
    [InlineData("Parts.Select + \" '\"")]
    [InlineData("Parts.Select + Parts.Quote", "Parts.Quote")]
    [InlineData("Parts.Open", "Parts.Open")]
    [InlineData("$\"SELECT '\"", "$\"SELECT '\"")]
    [InlineData("\"SELECT \" + nameof(Parts) + \" '\"")]
    [InlineData("nameof(Parts) + \" '\"", "nameof(Parts)")]
    public void A_finding_points_into_the_constant(string expression, string shown = "'")
    {
        var finding = Assert.Single(Project(expression).Run().Findings);

        Assert.Equal("TM1100", finding.Id);
        var text = finding.Location.SourceTree!.ToString();
        Assert.Equal(shown, text.Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length));
        Assert.Equal(text.IndexOf("Up = ", StringComparison.Ordinal) + 5 + expression.IndexOf(shown, StringComparison.Ordinal), finding.Location.SourceSpan.Start);
    }

    [Theory]
    [InlineData("\"SELECT 1\"", 0, 1, 0, true)]
    [InlineData("\"SELECT \\\"a\\\"\"", 0, 1, 0, false)]
    [InlineData("@\"SELECT 1\"", 0, 2, 0, true)]
    [InlineData("@\"SELECT \"\"a\"\"\"", 0, 2, 0, false)]
    [InlineData("\"\"\"SELECT 1\"\"\"", 0, 3, 0, true)]
    [InlineData("\"\"\"\n      SELECT 1\n      \"\"\"", 1, null, 6, true)]
    [InlineData("\"SELECT \" + \"1\"", 0, 0, 0, false)]
    [InlineData("Parts.Select", 0, 0, 0, false)]
    public void The_registry_knows_where_a_constant_begins(string expression, int line, int? column, int indent, bool isExact)
    {
        const int LineOfUp = 4;
        const string Before = "    public const string Up = ";
        var origin = Project(expression).Run().LoadRegistry().Migrations.Single().Up.Origin;
        Assert.Equal(new SourceOrigin(LineOfUp + line, column is null ? indent : Before.Length + column.Value, indent, isExact), origin);
    }

    [Fact]
    public void A_constant_of_a_base_class_counts_and_is_found_there()
    {
        var run = TestProject.Empty
            .WithCode("public abstract class Shape : SqlMigration { public const string Down = \"SELECT '\"; }", "Shape.cs")
            .WithCode("[Migration(\"20240101000000_a\", Scope = MigrationScope.Tenant)] public sealed class Change : Shape { public const string Up = \"SELECT 1\"; }")
            .Run();
        var finding = Assert.Single(run.Findings);
        Assert.Equal("TM1100", finding.Id);
        Assert.EndsWith("Shape.cs", finding.Location.SourceTree!.FilePath, StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_in_a_class_obeys_pragma()
    {
        const string Code = """

            [Migration("20240101000000_a", Scope = MigrationScope.Tenant)] public sealed class First : SqlMigration { public const string Up = "SELECT 1", Down = "SELECT 2"; }
            #pragma warning disable TM1016
            [Migration("20240102000000_b", Scope = MigrationScope.Tenant)] [DependsOn<First>] [DependsOn<First>]
            public sealed class Second : SqlMigration { public const string Up = "SELECT 1", Down = "SELECT 2"; }
            """;
        Assert.True(Assert.Single(TestProject.Empty.WithCode(Code).Run().Findings).IsSuppressed);
        Assert.False(Assert.Single(TestProject.Empty.WithCode(Code.Replace("TM1016", "TM1006", StringComparison.Ordinal)).Run().Findings).IsSuppressed);
    }

    [Fact]
    public void An_error_does_not_obey_pragma()
    {
        var finding = Assert.Single(TestProject.Empty.WithCode("\n#pragma warning disable TM1007\n[Migration(\"20240101000000_a\")] public sealed class A : SqlMigration { public const string Up = \"SELECT 1\", Down = \"SELECT 2\"; }").Run().Findings);
        Assert.False(finding.IsSuppressed);
        Assert.Contains(WellKnownDiagnosticTags.NotConfigurable, finding.Descriptor.CustomTags);
    }

    private static TestProject Project(string up) => TestProject.Empty
        .WithCode($"\n[Migration(\"20240101000000_a\", Scope = MigrationScope.Tenant, Irreversible = \"x\")]\npublic sealed class Change : SqlMigration {{\n    public const string Up = {up};\n}}\n")
        .WithCode("public static class Parts { public const string Select = \"SELECT 1; \", Quote = \"'x\", Open = \"SELECT '\"; }", "Parts.cs");
}
