using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

public sealed class TableReferencesTests
{
    [Theory]
    [InlineData("t, s.t AS a, t * b, ONLY t b (x, y), ONLY (t) AS c (z)")]
    [InlineData("values, rows r, xmltable, coalesce, temp set")]
    [InlineData("a JOIN b ON true INNER JOIN c USING (x, y) AS j LEFT OUTER JOIN d ON a.b = d.c FULL JOIN e USING (x)")]
    [InlineData("a JOIN b JOIN c ON x ON y")]
    [InlineData("a CROSS JOIN b NATURAL JOIN c NATURAL LEFT JOIN d NATURAL INNER JOIN e RIGHT JOIN f ON true")]
    [InlineData("(a JOIN b ON true)")]
    [InlineData("((a JOIN b ON true)) AS j (x, y)")]
    [InlineData("((a JOIN b ON true) JOIN c ON true) j")]
    [InlineData("((a JOIN b ON true) x JOIN c ON true)")]
    [InlineData("((SELECT 1) x JOIN b ON true)")]
    [InlineData("(((SELECT 1) AS x JOIN b ON true) CROSS JOIN c)")]
    [InlineData("((SELECT 1) UNION SELECT 2) x")]
    [InlineData("(((SELECT 1) LIMIT 1) UNION SELECT 2) x")]
    [InlineData("((SELECT 1)) x (a)")]
    [InlineData("(VALUES (1, 2)) v (a, b)")]
    [InlineData("(values JOIN a ON true)")]
    [InlineData("(WITH a AS (SELECT 1) TABLE a) x")]
    [InlineData("a, LATERAL (SELECT 1) x, LATERAL f(1) y, LATERAL ROWS FROM (f(1)) z")]
    [InlineData("f(1), s.f(1) WITH ORDINALITY, f(1) AS (a int, b text COLLATE \"C\"), f(1) g (a, b), f(1) AS g (a int[]), left('a', 1)")]
    [InlineData("ROWS FROM (f(1) AS (a int), g(2)) WITH ORDINALITY AS x (a, b, c)")]
    [InlineData("current_date, current_user u, cast('x' AS text) c, coalesce(1, 2), current_schema, collation for ('x')")]
    [InlineData("t TABLESAMPLE system (10), t AS u TABLESAMPLE s.bernoulli (1, 2) REPEATABLE (3 + 4)")]
    [InlineData("XMLTABLE('/a' PASSING BY REF x BY VALUE COLUMNS a FOR ORDINALITY, b int PATH '@b' DEFAULT 1 NOT NULL, c xml NULL) t (a, b)")]
    [InlineData("LATERAL XMLTABLE(XMLNAMESPACES('u' AS x, DEFAULT 'v'), '/a' PASSING y COLUMNS z text)")]
    [InlineData("json_table, absent, format, keys")]
    public void What_is_behind_from_is_read(string text) => QueryTexts.Good("SELECT * FROM " + text);

    [Theory]
    [InlineData("(SELECT 1)", 16)]
    [InlineData("((SELECT 1)) JOIN (VALUES (1)) ON true", 16)]
    [InlineData("((SELECT 1) JOIN (VALUES (1)) ON true)", 16)]
    [InlineData("JSON_TABLE(j, '$' COLUMNS (a int))", 17)]
    [InlineData("JSON_TABLE(j::json FORMAT JSON, ('$[*]') AS p PASSING 1 AS x, y AS z COLUMNS (id FOR ORDINALITY, a int PATH '$.a' WITH WRAPPER KEEP QUOTES ON SCALAR STRING NULL ON EMPTY ERROR ON ERROR, b jsonb FORMAT JSON ENCODING utf8 PATH '$' WITHOUT ARRAY WRAPPER OMIT QUOTES, c bool EXISTS PATH '$.c' UNKNOWN ON ERROR, NESTED PATH '$.n' AS q COLUMNS (d text DEFAULT 'x' || 'y' ON EMPTY), NESTED '$.m' COLUMNS (nested int, e json EMPTY ARRAY ON ERROR)) EMPTY ON ERROR) AS t", 17)]
    public void What_a_newer_version_reads_is_refused_before_with_its_number(string text, int version)
    {
        text = "SELECT * FROM " + text;
        QueryTexts.Good(text, version);
        Assert.Equal(version, QueryTexts.Read(text, version - 1).Error?.NeedsVersion);
    }

    [Theory]
    [InlineData("⟦WHERE⟧ true")]
    [InlineData("a,⟦⟧")]
    [InlineData("a b ⟦c⟧")]
    [InlineData("(a⟦)⟧")]
    [InlineData("((a JOIN b ON true) x⟦)⟧")]
    [InlineData("((SELECT 1) x⟦)⟧")]
    [InlineData("⟦(⟧SELECT 1)")]
    [InlineData("a, ⟦(⟧VALUES (1)) WHERE true")]
    [InlineData("(⟦(⟧SELECT 1) JOIN a ON true) x")]
    [InlineData("a JOIN b⟦⟧")]
    [InlineData("a JOIN b ⟦WHERE⟧ true")]
    [InlineData("a NATURAL JOIN b ⟦ON⟧ true")]
    [InlineData("a CROSS JOIN b ⟦USING⟧ (x)")]
    [InlineData("a LEFT ⟦b⟧")]
    [InlineData("LATERAL t⟦⟧")]
    [InlineData("values ⟦(⟧1)")]
    [InlineData("f(1) AS (a int, b⟦)⟧")]
    [InlineData("f(1) g (a, b ⟦int⟧)")]
    [InlineData("t TABLESAMPLE system⟦⟧")]
    [InlineData("XMLTABLE('/a' PASSING x COLUMNS a int PATH '1' ⟦PATH⟧ '2')")]
    [InlineData("XMLTABLE('/a' PASSING x COLUMNS a int ⟦road⟧ '1')")]
    public void What_is_behind_from_is_refused_where_the_server_stops(string text) => QueryTexts.Bad("SELECT * FROM " + text);

    [Fact]
    public void The_path_of_a_json_table_is_a_string() => QueryTexts.Bad("SELECT * FROM JSON_TABLE(j, ⟦'$' || 'a'⟧ COLUMNS (a int))", 17);

    [Fact]
    public void Joins_go_from_left_to_right_and_a_condition_closes_the_innermost()
    {
        var join = Assert.IsType<Join>(Assert.Single(QueryTexts.Tree<Select>("SELECT FROM a JOIN b JOIN c ON x ON y LEFT JOIN d USING (z)").From));
        Assert.Equal(JoinKind.Left, join.Kind);
        Assert.Equal("z", Assert.Single(join.Using).Text);
        var outer = Assert.IsType<Join>(join.Left);
        Assert.IsType<NamedTable>(outer.Left);
        Assert.IsType<Join>(outer.Right);
        Assert.NotNull(outer.Condition);
    }

    [Fact]
    public void A_subquery_and_a_function_say_what_they_are_called()
    {
        var from = QueryTexts.Tree<Select>("SELECT FROM (TABLE t) AS s (a, b), f(1) AS (c int, d text), LATERAL g(2) h").From;
        Assert.Equal(["a", "b"], Assert.IsType<Subquery>(from[0]).Alias!.Columns.Select(c => c.Text));
        var alias = Assert.IsType<FunctionTable>(from[1]).Alias!;
        Assert.Null(alias.Name);
        Assert.Equal(["int", "text"], alias.Types.Select(t => t.Name.ToString()));
        Assert.True(from[2].IsLateral);
    }

    [Fact]
    public void A_join_in_parentheses_has_their_span_and_its_name()
    {
        const string Text = "SELECT FROM ((a JOIN b ON true)) j, c";
        var join = QueryTexts.Tree<Select>(Text).From[0];
        Assert.Equal("((a JOIN b ON true)) j", Text[join.Span.Start..join.Span.End]);
        Assert.Equal("j", join.Alias?.Name?.Text);
    }
}
