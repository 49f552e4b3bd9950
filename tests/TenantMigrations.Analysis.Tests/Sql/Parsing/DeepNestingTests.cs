using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

/// <summary>Nothing is too deep or too long: productions that come back to themselves, on a thread with little stack, and long ones.</summary>
public sealed class DeepNestingTests
{
    private const int Stack = 256 * 1024;
    private const int Deep = 5_000;
    private const int Long = 25_000;

    // What is repeated, what stands inside, and what closes it.
    public static TheoryData<string, string, string, string> Nested => new()
    {
        { "select ", "(", "1", ")" },
        { "", "(", "select 1", ")" },
        { "select ", "(select ", "1", ")" },
        { "", "(select 1 union ", "select 1", ")" },
        { "select * from ", "(select * from ", "t", ") as x" },
        { "select * from ", "(", "t", " join u on true)" },
        { "select * from a ", "join b ", "", "on true " },
        { "", "with a as (", "select 1", ") select 1" },
        { "select ", "case when ", "1", " then 1 end" },
        { "select ", "case 1 when 1 then 1 else ", "1", " end" },
        { "select ", "not ", "true", "" },
        { "select ", "- ", "1", "" },
        { "select ", "@ ", "1", "" },
        { "select ", "operator(pg_catalog.-) ", "1", "" },
        { "select ", "f(", "1", ")" },
        { "select ", "f(a => ", "1", ")" },
        { "select ", "a[", "1", "]" },
        { "select ", "array[", "1", "]" },
        { "select array", "[", "1", "]" },
        { "select ", "row(", "1", ")" },
        { "select ", "cast(", "1", " as int)" },
        { "select ", "coalesce(", "1", ")" },
        { "select ", "exists (select ", "1", ")" },
        { "select ", "1 in (", "1", ")" },
        { "select ", "1 = any (array[", "1", "])" },
        { "select ", "array(select ", "1", ")" },
        { "select ", "1 between ", "1", " and 2" },
        { "select ", "a like b escape ", "c", "" },
        { "select ", "a and b or c = ", "d", "" },
        { "select ", "a ^ b at time zone ", "d", "" },
        { "select ", "extract(year from ", "1", ")" },
        { "select ", "trim(both from ", "1", ")" },
        { "select ", "substring(a from ", "1", ")" },
        { "select ", "xmlelement(name a, ", "1", ")" },
        { "select ", "json_object(", "", ")" },
        { "select count(*) filter (where ", "f(*) filter (where ", "a", ")" },
        { "select sum(1) over (order by ", "sum(1) over (order by ", "a", ")" },
        { "select 1 order by ", "(", "1", ")" },
        { "select 1 limit ", "(", "1", ")" },
        { "select 1 group by ", "grouping sets (", "a", ")" },
        { "select ", "cast(a as numeric(", "1", "))" },
        { "create table t (a int default ", "(", "1", "))" },
        { "create table t (check (", "(", "true", ")))" },
        { "create index on t (", "(", "a", "))" },
        { "create policy p on t using (", "(", "true", ")" },
        { "create view v as ", "(", "select 1", ")" },
        { "create schema s ", "create table t () ", "", "" },
        { "create function f() returns int begin atomic ", "create function f() returns int begin atomic ", "select 1;", "end;" },
        { "create rule r as on insert to t do ", "(", "select 1", ")" },
        { "insert into t ", "(", "select 1", ")" },
        { "explain ", "explain ", "select 1", "" },
        { "prepare a as ", "(", "select 1", ")" },
        { "call f(", "g(", "1", "))" },
        { "set a to ", "(", "1", ")" },
        { "create type t as ", "(a setof ", "int", ")" },
    };

    // Tokens that follow each other without end, and mislead whoever looks ahead.
    public static TheoryData<string, string> Endless => new()
    {
        { "select 1", " + 1" },
        { "select 1", " , (1)" },
        { "select a", ".a" },
        { "select a", "[1]" },
        { "select a", "::int" },
        { "select a", " is null" },
        { "select a", " and b" },
        { "select a", " collate \"C\"" },
        { "select 1", " union select 1" },
        { "select * from a", " , b" },
        { "select * from a", " cross join b" },
        { "select f(", "(a), " },
        { "select ", "(a), (b) " },
        { "select (", "a, " },
        { "values ", "(1)," },
        { "insert into t values ", "((1))," },
        { "create table t (", "a int default 1 not null," },
        { "create table t (a int ", "not null " },
        { "alter table t ", "drop a," },
        { "create function f(", "a int," },
        { "create function f() returns int ", "immutable " },
        { "create function f() returns int begin atomic ", "select 1;" },
        { "create rule r as on insert to t do (", "select 1;" },
        { "grant ", "select," },
        { "drop table ", "a.b," },
        { "drop function ", "f(int)," },
        { "set a to ", "b," },
        { "create schema s ", "create table t () " },
        { "", "a " },
        { "", ", " },
        { "", "create " },
        { "", "select " },
        { "", ") " },
        { "", "] " },
        { "", "'a' " },
    };

    [Theory, MemberData(nameof(Nested))]
    public void Nesting_is_read_or_given_up_and_never_overflows(string before, string open, string inside, string close)
    {
        foreach (var depth in new[] { 10, 150, Deep })
        {
            var text = before + Repeat(open, depth) + inside + Repeat(close, depth);
            ParseOnSmallStack(text);
            ParseOnSmallStack(before + Repeat(open, depth));
        }
    }

    [Fact]
    public void Ten_million_parentheses_are_read() => ParseOnSmallStack(new string('(', 10_000_000));

    // An ordinary thread of the compiler, where it has the least stack: a megabyte.
    [Theory]
    [InlineData("select ", "(", "1", ")")]
    [InlineData("select ", "f(", "1", ")")]
    [InlineData("select ", "coalesce(1, ", "1", ")")]
    [InlineData("select ", "case when true then ", "1", " end")]
    [InlineData("select ", "array[", "1", "]")]
    [InlineData("select ", "(select ", "1", ")")]
    [InlineData("select * from ", "(select * from ", "t", ") as x")]
    public void Three_hundred_levels_are_read_on_an_ordinary_thread(string before, string open, string inside, string close)
    {
        var parsed = ParseOnThread(before + Repeat(open, 300) + inside + Repeat(close, 300), 1024 * 1024);
        Assert.Null(parsed.TooDeep);
        Assert.NotNull(parsed.Tree);
    }

    [Theory]
    [InlineData("select ", "(")]
    [InlineData("select f(1) + ", "f(")]
    [InlineData("do $$ begin ", "begin ")]
    public void What_is_too_deep_says_where(string before, string open)
    {
        var parsed = ParseOnThread(before + Repeat(open, Deep) + (before[0] == 'd' ? " $$" : ""), Stack);
        Assert.Null(parsed.Error ?? parsed.BodyError);
        Assert.NotNull(parsed.Beyond ?? parsed.BodyBeyond);
        Assert.InRange(parsed.TooDeep?.Start ?? 0, before.Length + (50 * open.Length), before.Length + (Deep * open.Length));
    }

    // Who looks ahead to the end at each piece takes minutes for each of these instead of a moment.
    [Theory, MemberData(nameof(Endless))]
    public void A_long_statement_is_read_to_its_end(string before, string piece)
    {
        ParseOnSmallStack(before + Repeat(piece, Long));
        ParseOnSmallStack("select (" + Repeat(piece, Long));
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static void ParseOnSmallStack(string text) => ParseOnThread(text, Stack);

    private static ParsedStatement ParseOnThread(string text, int stack)
    {
        Exception? thrown = null;
        ParsedStatement? parsed = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    var script = StatementReader.Read(text);
                    var statement = script.Statements[0];
                    parsed = Parsed.One(text, new SqlSpan(statement.Start, statement.Start + statement.Length));
                }
                catch (Exception e)
                {
                    thrown = e;
                }
            },
            stack);
        thread.Start();
        thread.Join();
        Assert.True(thrown is null, $"{thrown} for: {text[..Math.Min(text.Length, 100)]}");
        return parsed!;
    }
}
