using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Scripts;

public sealed class FileScriptTests
{
    private const string Full = """
        -- description: Add a role column to users
        -- name: Roles
        -- depends-on: 20231201120000_a, 20231202120000_b
        -- depends-on: 20231203120000_c 20231204120000_d
        -- scope: tenant
        -- applies-to: existing
        -- placeholder: app_role identifier = app
        -- placeholder: greeting literal
        -- placeholder: days number=30

        -- migrate:up transaction:false
        ALTER TABLE users ADD COLUMN role text;
        GRANT SELECT ON users TO ${app_role};
        SELECT ${greeting}, ${days}

        -- migrate:down
        ALTER TABLE users DROP COLUMN role;
        """;

    [Fact]
    public void Everything_a_file_says_is_in_its_script()
    {
        var script = Sources.Text(Full);

        Assert.Empty(script.Findings);
        Assert.Equal(Sources.Users, script.Id);
        Assert.Equal("Roles", script.Name);
        Assert.Equal("Add a role column to users", script.Description);
        Assert.Equal(MigrationScope.Tenant, script.Scope);
        Assert.Equal(MigrationKind.SqlFile, script.Kind);
        Assert.Equal(["20231201120000_a", "20231202120000_b", "20231203120000_c", "20231204120000_d"], script.Dependencies.Select(d => d.Id));
        Assert.True(script.AppliesToExistingOnly);
        Assert.False(script.IsRepeatable);
        Assert.Equal(
            [
                new("app_role", PlaceholderKind.Identifier, "app"),
                new("greeting", PlaceholderKind.Literal, null),
                new PlaceholderDefinition("days", PlaceholderKind.Number, "30"),
            ],
            script.Placeholders.Select(p => p.Definition));
        Assert.False(script.Up!.InTransaction);
        Assert.True(script.Down!.InTransaction);
        Assert.Equal(
            ["ALTER TABLE users ADD COLUMN role text", "GRANT SELECT ON users TO ${app_role}", "SELECT ${greeting}, ${days}"],
            script.Up.Statements.Select(s => Full.Substring(s.Start, s.Length)));
        Assert.Equal(["ALTER TABLE users DROP COLUMN role"], script.Down.Statements.Select(s => Full.Substring(s.Start, s.Length)));
        Assert.Equal(["${app_role}", "${greeting}", "${days}"], script.Up.Placeholders.Select(u => Full.Substring(u.Start, u.Length)));
    }

    [Fact]
    public void A_name_not_given_is_that_of_the_id_in_words() => Assert.Equal("Create users", Sources.File(Sources.Users).Name);

    [Theory]
    [InlineData("\r\n", "")]
    [InlineData("\r", "")]
    [InlineData("\n", "\uFEFF")]
    [InlineData("\r\n", "\uFEFF")]
    public void Line_ends_and_a_byte_order_mark_change_places_on_disk_and_nothing_else(string newLine, string mark)
    {
        var expected = Sources.Text(Full);
        var source = mark + Full.Replace("\n", newLine, StringComparison.Ordinal);
        var script = Sources.Text(source);

        Assert.Equal(expected.Checksum, script.Checksum);
        Assert.Equal(expected.Up!.Statements, script.Up!.Statements);
        Assert.Equal(expected.Up.Placeholders, script.Up.Placeholders);
        Assert.Equal(expected.Description, script.Description);
        foreach (var (reference, other) in expected.Dependencies.Zip(script.Dependencies))
        {
            Assert.Equal((reference.Place.Range.Line, reference.Place.Range.Column), (other.Place.Range.Line, other.Place.Range.Column));
            Assert.Equal(other.Id, source.TrimStart('\uFEFF').Substring(other.Place.Range.Start, other.Place.Range.Length));
        }
    }

    [Fact]
    public void Mixed_line_ends_keep_places_right()
    {
        const string source = "\uFEFF-- name: a\r\r\n\n-- description: b\r\n-- scope: what\r-- migrate:up\nSELECT 1;\r\n-- migrate:down\nSELECT 1;";
        var script = Sources.Text(source);
        Assert.Equal("what", script.Underlined(source));
        Assert.Equal(4, script.Findings[0].Place.Range.Line);
    }

    [Fact]
    public void Equal_sources_are_equal_scripts_and_a_letter_makes_another()
    {
        Assert.Equal(Sources.Text(Full), Sources.Text(new string(Full.AsSpan())));
        Assert.Equal(Sources.Text(Full).GetHashCode(), Sources.Text(Full).GetHashCode());
        Assert.NotEqual(Sources.Text(Full), Sources.Text(Full.Replace("DROP COLUMN role;", "DROP COLUMN rolf;", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_checksum_ignores_blanks_at_line_ends_and_nothing_inside_literals()
    {
        var plain = Sources.File(Sources.Users, up: "SELECT 'a ';\nSELECT 1;");
        Assert.Equal(plain.Checksum, Sources.File(Sources.Users, up: "SELECT 'a ';  \t\nSELECT 1; ").Checksum);
        Assert.NotEqual(plain.Checksum, Sources.File(Sources.Users, up: "SELECT 'a';\nSELECT 1;").Checksum);
        Assert.NotEqual(Sources.File(Sources.Users, up: "SELECT 'a \n';").Checksum, Sources.File(Sources.Users, up: "SELECT 'a\n';").Checksum);
        Assert.Matches("^v1:[0-9a-f]{64}$", plain.Checksum);
    }

    [Fact]
    public void Accepted_findings_know_the_statement_below_them()
    {
        var script = Sources.File(
            Sources.Users,
            "-- tm:allow TM1006 both are released",
            "-- tm:allow TM2003 the table is empty\n-- why\nSELECT 1;\nSELECT 2;\n  -- TM:allow tm2004 short\nSELECT 3;\n-- tm:allow TM2005 nothing below",
            "SELECT 1;\n-- tm:allow TM5001 x\nSELECT 2;");
        Assert.Equal(
            [
                ("TM1006", "both are released", ScriptSection.Header, -1),
                ("TM2003", "the table is empty", ScriptSection.Up, 0),
                ("TM2004", "short", ScriptSection.Up, 2),
                ("TM2005", "nothing below", ScriptSection.Up, -1),
                ("TM5001", "x", ScriptSection.Down, 1),
            ],
            script.Accepted.Select(a => (a.RuleId, a.Reason, a.Section, a.Statement)));
    }

    [Fact]
    public void A_file_of_ten_megabytes_is_read()
    {
        var row = "INSERT INTO t VALUES (1, 'some text', $$a body$$); -- x\r\n";
        var count = 10_000_000 / row.Length;
        var text = "-- migrate:up\r\n" + new System.Text.StringBuilder().Insert(0, row, count) + "-- migrate:down\r\nSELECT 'x";
        var script = Sources.Text(text);
        Assert.Equal(count, script.Up!.Statements.Count);
        Assert.Equal(["TM1100"], script.Ids());
        Assert.Equal("'", script.Underlined(text));
    }

    [Fact]
    public void Any_text_can_be_read()
    {
        string[] pieces = ["-- ", "migrate:up", "migrate:down", "\n", "\r\n", "\r", "'", "\"", "$$", "$a$", "/*", "*/", "${x}", "${", "tm:allow", " TM2003 ", ";", "(", ")", ":", "depends-on", "scope", "irreversible", "repeatable", "placeholder: x literal", "\uFEFF", "SELECT 1", "\\", "\t", "=", "é", "\ud800"];
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var text = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => pieces[random.Next(pieces.Length)]));
            var script = Sources.Text(text);
            var source = text.Length > 0 && text[0] == '\uFEFF' ? text[1..] : text;
            foreach (var finding in script.Findings)
            {
                var range = finding.Place.Range;
                Assert.InRange(range.Start, 0, source.Length);
                Assert.InRange(range.Start + range.Length, range.Start, source.Length);
                Assert.True((range.EndLine, range.EndColumn).CompareTo((range.Line, range.Column)) >= 0);
            }

            Assert.Equal(script, Sources.Text(text));
        }
    }
}
