using Microsoft.CodeAnalysis;

namespace TenantMigrations.Generator.Tests;

/// <summary>The compiler reads every statement: ten slips, in ten files and in one C# string each, are ten errors where they stand.</summary>
public sealed class SyntaxFindingsTests
{
    // The slip, and what the finding underlines.
    private static readonly (string Sql, string Marked)[] s_slips =
    [
        ("CREATE TABLE users (\n  id int,\n  order int\n);", "order"),
        ("CREATE TABLE users (\n  id int,\n  name text,\n);", ")"),
        ("CREATE TABLE users (\n  id int\n  name text\n);", "name"),
        ("ALTER TABLE users ADD COLUMN id int AUTO_INCREMENT;", "AUTO_INCREMENT"),
        ("CREATE TABLE [users] (id int);", "["),
        ("CREATE TABLE users (id int)\nCREATE INDEX i ON users (id);", "CREATE"),
        ("SELECT 1;\n\nSELECT * FORM users;", "FORM"),
        ("INSERT INTO users (id) VALUES (1) ON DUPLICATE KEY UPDATE id = 2;", "DUPLICATE"),
        ("DO $$\nBEGIN\n  IF true THEN\n    PERFORM 1\n  END IF;\nEND $$;", "IF"),
        ("COMMENT ON TABLE users IS \"people\";", "\"people\""),
    ];

    [Fact]
    public void Ten_slips_in_ten_files_are_ten_errors_in_their_places()
    {
        var project = TestProject.Empty;
        for (var i = 0; i < s_slips.Length; i++) project = project.WithFile(PathOf(i), TextOf(i));
        var run = project.Run().ShouldCompile();

        Assert.Equal(s_slips.Length, run.Findings.Length);
        for (var i = 0; i < s_slips.Length; i++)
        {
            var finding = Assert.Single(run.Findings, finding => finding.Location.GetLineSpan().Path.EndsWith(PathOf(i), StringComparison.Ordinal));
            Assert.Equal(("TM1100", DiagnosticSeverity.Error), (finding.Id, finding.Severity));
            Assert.Equal(s_slips[i].Marked, TextOf(i).Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length));
        }

        TestKit.Snapshot.Verify(run.Report);
    }

    [Fact]
    public void In_a_raw_string_they_stand_at_the_same_words()
    {
        var project = TestProject.Empty;
        for (var i = 0; i < s_slips.Length; i++)
        {
            var up = "        " + s_slips[i].Sql.Replace("\n", "\n        ", StringComparison.Ordinal);
            project = project.WithCode(
                $"[Migration(\"202401010000{i:00}_a\", Scope = MigrationScope.Tenant)] public sealed class M{i} : SqlMigration\n{{\n    public const string Up = \"\"\"\n{up}\n        \"\"\";\n    public const string Down = \"SELECT 1;\";\n}}\n",
                $"M{i}.cs");
        }

        var run = project.Run().ShouldCompile();
        Assert.Equal(s_slips.Length, run.Findings.Length);
        for (var i = 0; i < s_slips.Length; i++)
        {
            var finding = Assert.Single(run.Findings, finding => finding.Location.SourceTree!.FilePath.EndsWith($"M{i}.cs", StringComparison.Ordinal));
            Assert.Equal("TM1100", finding.Id);
            var span = finding.Location.SourceSpan;
            Assert.Equal(s_slips[i].Marked, finding.Location.SourceTree!.ToString().Substring(span.Start, span.Length));
        }
    }

    [Fact]
    public void The_property_says_which_PostgreSQL_reads()
    {
        var project = TestProject.Empty.WithFile(PathOf(0), "-- migrate:up\nMERGE INTO t USING s ON t.a = s.a WHEN NOT MATCHED BY SOURCE THEN DELETE;\n-- migrate:down\nSELECT 1;\n");
        Assert.Contains("needs PostgreSQL 17", Assert.Single(project.Run().Findings).GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        project.WithProperty("TenantMigrationsPostgresVersion", "17").Run().ShouldBeClean();
        project.WithProperty("TenantMigrationsPostgresVersion", "21").Run().ShouldBeClean();
    }

    private static string PathOf(int slip) => $"migrations/data/202401010000{slip:00}_a.sql";

    private static string TextOf(int slip) => $"-- migrate:up\n{s_slips[slip].Sql}\n-- migrate:down\nSELECT 1;\n";
}
