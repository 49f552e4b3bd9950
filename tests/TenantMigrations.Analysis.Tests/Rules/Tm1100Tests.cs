namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm1100Tests
{
    [Theory]
    [InlineData("SELECT 1;\nSELECT 'open;", "(3,8)", "'", "String literal is not closed: there is no closing ' behind this one. Write a quote inside a literal twice, ''.")]
    [InlineData("SELECT E'open\\';", "(2,8)", "E'", "String literal is not closed: there is no closing ' behind this one. Write a quote inside a literal twice, ''.")]
    [InlineData("SELECT 1 AS \"open;", "(2,13)", "\"", "Quoted name is not closed: there is no closing \" behind this one. Write a quote inside a name twice, \"\".")]
    [InlineData("DO $body$ BEGIN END $BODY$;", "(2,4)", "$body$", "Dollar quote is not closed: the same tag does not come a second time. Tags are compared to the letter, case included.")]
    [InlineData("SELECT 1 /* a /* b */;", "(2,10)", "/*", "Block comment is not closed: there is no */ for this /*. Comments nest, so each /* inside needs its own */.")]
    public void What_is_not_closed_is_reported_at_its_opening_and_swallows_the_rest_in_silence(string up, string place, string underlined, string message)
    {
        foreach (var newLine in new[] { "\n", "\r\n" })
        {
            var text = $"-- migrate:up\n{up}\n-- migrate:down\nSELECT 1;\n".Replace("\n", newLine, StringComparison.Ordinal);
            var script = Sources.Text(text);
            Assert.Equal([$"{Sources.Users}.sql{place}: error TM1100: {message}"], script.Lines());
            Assert.Equal(underlined, script.Underlined(text));
        }
    }

    [Theory]
    [InlineData("CREATE TABLE a (b int;", "(2,16)", "This parenthesis is not closed before the statement ends.")]
    [InlineData("SELECT 1);", "(2,9)", "This parenthesis closes none that is open.")]
    [InlineData("SELECT \"\";", "(2,8)", "A quoted name must not be empty. An empty text is '' with single quotes.")]
    [InlineData("SELECT 12abc;", "(2,8)", "Behind this number come letters. Put a blank between them, or quote what is a name.")]
    [InlineData("SELECT $1a;", "(2,8)", "Behind this parameter come letters. Put a blank between them.")]
    [InlineData("\\i other.sql\nSELECT 1;", "(2,1)", "This is a command of psql, which the server does not know. Write the SQL that it stands for.")]
    [InlineData("\\restrict 4nQZ\nSELECT 1;", "(2,1)", "This is a command of psql, which the server does not know: pg_dump writes it for a restore with psql, and it stands for no SQL. Leave it out.")]
    [InlineData("SELECT 1;\n\\unrestrict 4nQZ", "(3,1)", "This is a command of psql, which the server does not know: pg_dump writes it for a restore with psql, and it stands for no SQL. Leave it out.")]
    [InlineData("\\connect shop\nSELECT 1;", "(2,1)", "This is a command of psql, which the server does not know, and it stands for no SQL. Leave it out.")]
    [InlineData("\\! ls\nSELECT 1;", "(2,1)", "This is a command of psql, which the server does not know, and it stands for no SQL. Leave it out.")]
    [InlineData("\\set ON_ERROR_STOP on\nSELECT 1;", "(2,1)", "This is a command of psql, which the server does not know. Leave it out; a variable of psql is a placeholder here: '-- placeholder: name literal' in the header, and ${name} where it stands.")]
    [InlineData("SELECT {;", "(2,8)", "Braces are not SQL. A placeholder is written ${name}; in a C# string, {name} is filled in only where the string begins with $.")]
    [InlineData("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1;", "(2,33)", "This BEGIN ATOMIC has no END, so the statement does not end.")]
    public void Other_slips_have_their_words(string up, string place, string message) =>
        Assert.Equal([$"{Sources.Users}.sql{place}: error TM1100: {message}"], Sources.File(Sources.Users, up: up).Lines());

    [Fact]
    public void One_finding_per_file_and_the_one_that_swallows_goes_first() =>
        Assert.Equal(
            [$"{Sources.Users}.sql(2,32): error TM1100: String literal is not closed: there is no closing ' behind this one. Write a quote inside a literal twice, ''."],
            Sources.File(Sources.Users, up: "CREATE TABLE a (b text DEFAULT 'x, c int);").Lines());

    [Fact]
    public void In_the_header_it_swallows_the_markers_and_the_scope() =>
        Assert.Equal(["TM1100"], Sources.File(Sources.Users, "/* not closed\n-- scope: tenant", folder: "migrations").Ids());

    [Fact]
    public void An_unused_placeholder_is_not_claimed_behind_it() =>
        Assert.Equal(["TM1100"], Sources.File(Sources.Users, "-- placeholder: app_role identifier", "SELECT 'open; SET ROLE ${app_role};").Ids());

    [Fact]
    public void In_a_constant_the_place_is_inside_its_text() =>
        Assert.Equal(
            ["Shop.CreateUsers.DownText(2,8): error TM1100: String literal is not closed: there is no closing ' behind this one. Write a quote inside a literal twice, ''."],
            Sources.SqlClass(down: "SELECT 1;\r\nSELECT 'open").Read().Lines());

    [Fact]
    public void Both_constants_make_one_finding() =>
        Assert.Equal(["TM1100"], Sources.SqlClass(up: "SELECT 'open", down: "SELECT 'open").Read().Ids());

    [Theory]
    [InlineData("SELECT 1;\nUPDATE a SET b = 'it's' WHERE c = 1;\nSELECT 'y';", "(3,22)")]
    [InlineData("SELECT 1;\nUPDATE a SET b = 'abc, c = 'd';\nSELECT 2;", "(3,29)")]
    public void A_quote_too_many_is_reported_where_the_server_stops_and_not_at_the_end_of_what_it_swallows(string up, string place)
    {
        var line = Assert.Single(Sources.File(Sources.Users, up: up).Lines());
        Assert.StartsWith($"{Sources.Users}.sql{place}: error TM1100: ", line, StringComparison.Ordinal);
        Assert.Contains("Write a quote inside a literal twice, as in 'it''s'", line, StringComparison.Ordinal);
    }
}
