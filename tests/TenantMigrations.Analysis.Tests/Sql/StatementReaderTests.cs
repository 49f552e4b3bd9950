using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql;

public sealed class StatementReaderTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \n-- nothing\n/* at all */ ; ;; ", "")]
    [InlineData("select 1", "select 1")]
    [InlineData("select 1;", "select 1")]
    [InlineData("-- first\nselect 1 ; -- behind\n\n/* second */ select /* in */ 2 -- end\n;", "select 1|select /* in */ 2")]
    [InlineData("select ';'; select \"a;b\"; select $$;$$; select E'\\';'", "select ';'|select \"a;b\"|select $$;$$|select E'\\';'")]
    [InlineData("create function f() returns void language plpgsql as $f$ begin perform 1; end; $f$; select 2",
        "create function f() returns void language plpgsql as $f$ begin perform 1; end; $f$|select 2")]
    [InlineData("begin; select 1; end; select 2", "begin|select 1|end|select 2")]
    [InlineData("select begin, \"end\" from t; select case when a then b end; select 3", "select begin, \"end\" from t|select case when a then b end|select 3")]
    [InlineData("insert into t values (1, (2)); select 2", "insert into t values (1, (2))|select 2")]
    [InlineData("a\r\n;\r\nb\r\n", "a|b")]
    [InlineData("grant ${role} to x; select '${x};'", "grant ${role} to x|select '${x};'")]
    public void Statements_end_at_semicolons_and_have_no_blanks_around(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("create function f() returns int begin atomic select 1; select 2; end; select 3",
        "create function f() returns int begin atomic select 1; select 2; end|select 3")]
    [InlineData("CREATE OR REPLACE PROCEDURE p(a int)\nBEGIN /* x */ ATOMIC\nINSERT INTO t VALUES (CASE WHEN a > 1 THEN 1 END);\nSELECT CASE a WHEN 1 THEN 2 END;\nEND;SELECT 3",
        "CREATE OR REPLACE PROCEDURE p(a int)\nBEGIN /* x */ ATOMIC\nINSERT INTO t VALUES (CASE WHEN a > 1 THEN 1 END);\nSELECT CASE a WHEN 1 THEN 2 END;\nEND|SELECT 3")]
    [InlineData("create function f() returns int begin atomic select case when a then case when b then 1 end end; end; select 3",
        "create function f() returns int begin atomic select case when a then case when b then 1 end end; end|select 3")]
    [InlineData("create function f() returns int begin atomic select a as end, t.end, t.case from t; select 2; end; select 3",
        "create function f() returns int begin atomic select a as end, t.end, t.case from t; select 2; end|select 3")]
    [InlineData("create function begin(atomic int) returns int return 1; select 2", "create function begin(atomic int) returns int return 1|select 2")]
    [InlineData("create function f(begin atomic) returns int return 1; select 2", "create function f(begin atomic) returns int return 1|select 2")]
    [InlineData("create function f() returns int return case when true then 1 end; select 2", "create function f() returns int return case when true then 1 end|select 2")]
    [InlineData("create view begin atomic as select 1; select 2", "create view begin atomic as select 1|select 2")]
    [InlineData("create function f() returns int begin atomic end; create function g() returns int begin atomic select 1; end",
        "create function f() returns int begin atomic end|create function g() returns int begin atomic select 1; end")]
    [InlineData("create function f() returns int begin atomic select 1 end; select 2 \"end\"; end; select 3",
        "create function f() returns int begin atomic select 1 end; select 2 \"end\"; end|select 3")]
    [InlineData("create function f() returns int begin atomic create function g() returns int begin atomic select 1; end; select 2; end; select 3",
        "create function f() returns int begin atomic create function g() returns int begin atomic select 1; end; select 2; end|select 3")]
    [InlineData("create procedure p() begin atomic create table begin (atomic int); create or replace procedure q() begin atomic end; end; select 3",
        "create procedure p() begin atomic create table begin (atomic int); create or replace procedure q() begin atomic end; end|select 3")]
    public void Bodies_of_routines_in_standard_SQL_hold_statements(string text, string expected)
    {
        Assert.Equal(expected, Read(text));
        Assert.Empty(StatementReader.Read(text).Errors);
    }

    // A forgotten semicolon makes END a label, and the body open to the end: nobody wants to hear that of the rest of the script.
    [Theory]
    [InlineData("create function f() returns int begin atomic select 1 end; select 2; select 3", "create function f() returns int begin atomic select 1 end|select 2|select 3")]
    [InlineData("create function f() returns int begin atomic select 1 end; create function g() returns int begin atomic select case when a then b end end; select 3; select 4 end",
        "create function f() returns int begin atomic select 1 end|create function g() returns int begin atomic select case when a then b end end|select 3|select 4 end")]
    [InlineData("create function f() returns int begin atomic select 1 end; create function g() returns int begin atomic select 1; end; select (3",
        "create function f() returns int begin atomic select 1 end|create function g() returns int begin atomic select 1; end|select (3")]
    public void Where_a_semicolon_is_missing_before_END_the_body_ends_there(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("create rule r as on insert to t do also (insert into a values (1); insert into b values (2)); select 1",
        "create rule r as on insert to t do also (insert into a values (1); insert into b values (2))|select 1")]
    [InlineData("create or replace rule r as on insert to t do instead nothing; select 1", "create or replace rule r as on insert to t do instead nothing|select 1")]
    public void Actions_of_a_rule_are_in_parentheses(string text, string expected)
    {
        Assert.Equal(expected, Read(text));
        Assert.Empty(StatementReader.Read(text).Errors);
    }

    [Theory]
    [InlineData("create table t (a int;\nselect 2;", "create table t (a int|select 2", "UnclosedParenthesis at 15+1")]
    [InlineData("create table t (a int default f(1);\nselect (2)", "create table t (a int default f(1)|select (2)", "UnclosedParenthesis at 15+1")]
    [InlineData("select (1", "select (1", "UnclosedParenthesis at 7+1")]
    [InlineData("select 1); select (2)", "select 1)|select (2)", "UnopenedParenthesis at 8+1")]
    [InlineData("create rule r as on insert to t do (insert into a values (1; select 2); select 3", "create rule r as on insert to t do (insert into a values (1|select 2)|select 3",
        "UnclosedParenthesis at 35+1, UnopenedParenthesis at 69+1")]
    [InlineData("create function f() returns int begin atomic select (1; select 2; end; select 3",
        "create function f() returns int begin atomic select (1; select 2; end|select 3", "UnclosedParenthesis at 52+1")]
    [InlineData("select (1a, {; select ''", "select (1a, {|select ''", "UnclosedParenthesis at 7+1, NumberWithTrailingJunk at 8+2, UnexpectedCharacter at 12+1")]
    [InlineData("create function f() returns int begin atomic select 1; select 2", "create function f() returns int begin atomic select 1; select 2",
        "UnclosedAtomicBody at 32+5")]
    public void What_is_not_closed_is_told_and_the_next_statement_is_read(string text, string statements, string errors)
    {
        Assert.Equal(statements, Read(text));
        Assert.Equal(errors, Errors(text));
    }

    [Theory]
    [InlineData("select 1; select 'a;\nb", "select 1|select 'a;\nb", "UnterminatedString at 17+1")]
    [InlineData("select E'a\\'", "select E'a\\'", "UnterminatedString at 7+2")]
    [InlineData("select \"a;", "select \"a;", "UnterminatedQuotedIdentifier at 7+1")]
    [InlineData("select U&\"a;", "select U&\"a;", "UnterminatedQuotedIdentifier at 7+3")]
    [InlineData("do $body$ begin; end $Body$; select 1", "do $body$ begin; end $Body$; select 1", "UnterminatedDollarString at 3+6")]
    [InlineData("select 1; /* a /* b */ ; select 2", "select 1", "UnterminatedBlockComment at 10+2")]
    [InlineData("select \"\";", "select \"\"", "EmptyQuotedIdentifier at 7+2")]
    [InlineData("select 1a, 2", "select 1a, 2", "NumberWithTrailingJunk at 7+2")]
    [InlineData("select 1_0", "select 1_0", "NumberOfPostgres16 at 7+3")]
    [InlineData("select ${a b}", "select ${a b}", "MalformedPlaceholder at 7+6")]
    public void Errors_are_told_where_they_open(string text, string statements, string errors)
    {
        Assert.Equal(statements, Read(text));
        Assert.Equal(errors, Errors(text));
    }

    [Theory]
    [InlineData("\\set x 1\nselect 1;\n\\i a.sql\nselect 2", "select 1|select 2", "MetaCommand at 0+8, MetaCommand at 19+8")]
    [InlineData("select 1 \\gset\nselect 2", "select 1|select 2", "MetaCommand at 9+5")]
    [InlineData("select \\echo a;b\n1;", "select \\echo a;b\n1", "MetaCommand at 7+9")]
    public void Commands_of_psql_are_told_and_passed(string text, string statements, string errors)
    {
        Assert.Equal(statements, Read(text));
        Assert.Equal(errors, Errors(text));
    }

    [Fact]
    public void A_part_of_a_text_is_read_with_the_offsets_of_the_text()
    {
        const string Text = "-- migrate:up\nselect 1;\n-- migrate:down\nselect 2;";
        var down = Text.IndexOf("-- migrate:down", StringComparison.Ordinal);

        Assert.Equal([new StatementSpan(14, 8)], StatementReader.Read(Text, 0, down).Statements);
        Assert.Equal([new StatementSpan(Text.Length - 9, 8)], StatementReader.Read(Text, down, Text.Length).Statements);
    }

    private static string Read(string text) => string.Join('|', StatementReader.Read(text).Statements.Select(s => text.Substring(s.Start, s.Length)));

    private static string Errors(string text) => string.Join(", ", StatementReader.Read(text).Errors.Select(e => $"{e.Kind} at {e.Start}+{e.Length}"));
}
