using TenantMigrations.Analysis;
using TenantMigrations.Analysis.Tests.History;

namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm1013Tests
{
    private const string Path = $"migrations/tenant/data/{Sources.Users}.sql";
    private const string Text = "-- description: Users\n\n-- migrate:up\nCREATE TABLE users (\n    id bigint,\n    name text\n);\n\n-- migrate:down\nDROP TABLE users;\n";

    [Fact]
    public void The_first_line_that_differs_is_the_place_and_is_shown() =>
        Assert.Equal(
            [$"{Sources.Users}.sql(6,5): error TM1013: Migration '{Sources.Users}' was released and has been edited since: the first line that differs is line 6, now 'name varchar(80)'. Databases that have it do not run it again, so they would differ from new ones. Take the edit back and write a new migration for it."],
            Edited(Text.Replace("name text", "name varchar(80)", StringComparison.Ordinal)));

    [Theory]
    [InlineData("    name text\n", "", 6, "now ');'")]
    [InlineData("-- description: Users\n\n", "", 1, "now '-- migrate:up'")]
    [InlineData("DROP TABLE users;\n", "DROP TABLE users;\nSELECT 1;\n", 11, "now 'SELECT 1;'")]
    [InlineData("DROP TABLE users;\n", "DROP TABLE users;\n\n", 12, "which is empty now")]
    [InlineData("\nDROP TABLE users;\n", "", 10, "which is empty now")]
    [InlineData("    id bigint,\n", "\n    id bigint,\n", 5, "which is empty now")]
    public void Lines_that_come_and_go_are_found(string old, string now, int line, string words) =>
        Assert.Contains($"the first line that differs is line {line}, {words}.", Assert.Single(Edited(Text.Replace(old, now, StringComparison.Ordinal))), StringComparison.Ordinal);

    [Fact]
    public void The_place_is_right_in_a_file_with_crlf_and_a_mark()
    {
        var source = "\uFEFF" + Text.Replace("name text", "name xml", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
        var range = Finding(Released(), source).Place.Range;
        Assert.Equal("name xml", source.Substring(1 + range.Start, range.Length));
        Assert.Equal((5, 4), (range.Line, range.Column));
    }

    [Fact]
    public void A_long_line_is_cut() =>
        Assert.Contains("now 'id bigint CHECK (id <> 1 AND id <> 1 AND id <> 1 AND id <> …'.",
            Assert.Single(Edited(Text.Replace("id bigint", "id bigint CHECK (id <> 1" + string.Concat(Enumerable.Repeat(" AND id <> 1", 20)) + ")", StringComparison.Ordinal))), StringComparison.Ordinal);

    [Fact]
    public void Behind_the_marked_lines_only_the_checksum_knows()
    {
        var text = Text.Replace("DROP TABLE users;\n", string.Concat(Enumerable.Range(0, 300).Select(i => $"DELETE FROM users WHERE id = {i};\n")), StringComparison.Ordinal);
        var script = Sources.Text(Path, text.Replace("id = 299", "id = 300", StringComparison.Ordinal));
        var history = Releases.Of(Sources.Text(Path, text));
        Assert.True(HistoryCheck.IsEdited(history, script));
        Assert.Contains("its checksum differs from that in the lock file.", HistoryCheck.Edited(history, script, text).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_ends_blanks_at_their_ends_and_a_mark_are_no_edit()
    {
        Assert.Empty(Edited(Text.Replace("\n", "\r\n", StringComparison.Ordinal)));
        Assert.Empty(Edited(Text.Replace("\n", "\r", StringComparison.Ordinal)));
        Assert.Empty(Edited(Text.Replace("\n", " \t\r\n", StringComparison.Ordinal)));
        Assert.Empty(Edited("\uFEFF" + Text));
    }

    [Fact]
    public void Another_scope_is_an_edit_also_where_only_the_folder_says_it() =>
        Assert.Equal(
            [$"{Sources.Users}.sql(1,1): error TM1013: Migration '{Sources.Users}' was released and has been edited since: it was released as tenant, once per tenant, and its folder or a line of it says otherwise now. Databases that have it do not run it again, so they would differ from new ones. Take the edit back and write a new migration for it."],
            Found(Released(), Sources.Text($"migrations/system/{Sources.Users}.sql", Text), Text));

    [Fact]
    public void A_file_that_could_not_be_read_is_not_called_edited() =>
        Assert.False(HistoryCheck.IsEdited(Released(), ScriptReader.ReadFile(Path, Path, "", isUtf8: false)));

    [Fact]
    public void In_a_class_the_line_is_one_of_its_constant()
    {
        var history = Releases.Of(Sources.SqlClass(up: "SELECT 1;\nSELECT 2;").Read());
        var up = Sources.SqlClass(up: "SELECT 1;\n  SELECT 3;");
        Assert.StartsWith("Shop.CreateUsers.UpText(2,3): error TM1013: ", Sources.Line(HistoryCheck.Edited(history, up.Read(), up)), StringComparison.Ordinal);
        Assert.Contains("line 2 of Up, now 'SELECT 3;'", HistoryCheck.Edited(history, up.Read(), up).Message, StringComparison.Ordinal);

        var down = Sources.SqlClass(up: "SELECT 1;\nSELECT 2;", down: "SELECT 4;");
        Assert.Contains("line 1 of Down, now 'SELECT 4;'", HistoryCheck.Edited(history, down.Read(), down).Message, StringComparison.Ordinal);

        var attribute = Sources.SqlClass(up: "SELECT 1;\nSELECT 2;") with { Transaction = false };
        Assert.StartsWith("Shop.CreateUsers.Id: ", Sources.Line(HistoryCheck.Edited(history, attribute.Read(), attribute)), StringComparison.Ordinal);
        Assert.Contains("its SQL is the same, but", HistoryCheck.Edited(history, attribute.Read(), attribute).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_is_guarded_by_its_revision_only()
    {
        var history = Releases.Of(Sources.CodeClass().Read());
        var revised = Sources.CodeClass() with { Revision = 2 };
        Assert.False(HistoryCheck.IsEdited(history, Sources.CodeClass().Read()));
        Assert.True(HistoryCheck.IsEdited(history, revised.Read()));
        Assert.Contains("its Revision is another one.", HistoryCheck.Edited(history, revised.Read(), revised).Message, StringComparison.Ordinal);
    }

    private static LockFile Released() => Releases.Of(Sources.Text(Path, Text));

    private static string[] Edited(string source) => Found(Released(), Sources.Text(Path, source), source);

    private static string[] Found(LockFile history, MigrationScript script, string source) =>
        HistoryCheck.IsEdited(history, script) ? [Sources.Line(HistoryCheck.Edited(history, script, source))] : [];

    private static Finding Finding(LockFile history, string source) => HistoryCheck.Edited(history, Sources.Text(Path, source), source);
}
