using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

public sealed class QueriesTests
{
    [Theory]
    [InlineData("SELECT")]
    [InlineData("SELECT FROM t")]
    [InlineData("SELECT UNION SELECT WHERE true")]
    [InlineData("SELECT ALL a, t.*, * , b AS select, c bare, 1 is, d value, \"e\" \"f\" FROM t")]
    [InlineData("SELECT DISTINCT ON (a, b) a, b FROM t ORDER BY a, b DESC NULLS LAST, c USING <")]
    [InlineData("SELECT 1 INTO TEMP x FROM t")]
    [InlineData("SELECT 1 INTO temp FROM t")]
    [InlineData("SELECT 1 INTO LOCAL TEMPORARY TABLE s.x")]
    [InlineData("SELECT 1 INTO UNLOGGED x WHERE true")]
    [InlineData("SELECT 1 INTO unlogged")]
    [InlineData("SELECT 1 INTO TABLE x")]
    [InlineData("SELECT a FROM t GROUP BY ALL a, (), ROLLUP (a, (b, c)), CUBE (a), GROUPING SETS (a, (), (a, b), ROLLUP (c), GROUPING SETS (())) HAVING count(*) > 1")]
    [InlineData("SELECT a FROM t GROUP BY DISTINCT rollup, cube")]
    [InlineData("SELECT sum(a) OVER w FROM t WINDOW w AS (PARTITION BY b), v AS (w ORDER BY c ROWS 1 PRECEDING)")]
    [InlineData("VALUES (1, DEFAULT), (2, 'x') ORDER BY 1 LIMIT 1")]
    [InlineData("TABLE ONLY t")]
    [InlineData("TABLE t * LIMIT ALL")]
    [InlineData("SELECT 1 UNION ALL SELECT 2 INTERSECT DISTINCT SELECT 3 EXCEPT (SELECT 4 LIMIT 1) ORDER BY 1")]
    [InlineData("((SELECT 1))")]
    [InlineData("((SELECT 1) UNION (TABLE t)) LIMIT 2")]
    [InlineData("(SELECT 1 ORDER BY 1) LIMIT 1")]
    [InlineData("(SELECT 1 LIMIT 1) ORDER BY 1 FOR UPDATE")]
    [InlineData("SELECT 1 OFFSET 1 + 1 LIMIT 1")]
    [InlineData("SELECT 1 OFFSET row(1, 2) OVERLAPS (3, 4)")]
    [InlineData("SELECT 1 ORDER BY 1 FETCH FIRST ROW ONLY")]
    [InlineData("SELECT 1 ORDER BY 1 OFFSET 1 ROW FETCH NEXT 5 ROWS WITH TIES FOR UPDATE")]
    [InlineData("SELECT 1 FETCH FIRST (1 + 1) ROWS ONLY OFFSET 1 ROWS")]
    [InlineData("SELECT 1 FETCH FIRST -1 ROWS ONLY")]
    [InlineData("SELECT * FROM t FOR UPDATE OF t, s.u NOWAIT FOR NO KEY UPDATE SKIP LOCKED FOR SHARE FOR KEY SHARE LIMIT 1")]
    [InlineData("SELECT * FROM t LIMIT 1 FOR READ ONLY")]
    [InlineData("SELECT * FROM t FOR READ ONLY OFFSET 1")]
    [InlineData("WITH a AS (SELECT 1), b (x, y) AS NOT MATERIALIZED (VALUES (1, 2)) TABLE a")]
    [InlineData("WITH recursive AS (SELECT 1) SELECT 1")]
    [InlineData("WITH RECURSIVE recursive (a) AS MATERIALIZED (SELECT 1) SELECT 1")]
    [InlineData("WITH time AS (SELECT 1), ordinality AS (SELECT 2) SELECT 1")]
    [InlineData("WITH RECURSIVE a AS (SELECT 1) SEARCH BREADTH FIRST BY x, y SET z CYCLE x SET c TO 'Y' DEFAULT 'N' USING p (SELECT 1) UNION SELECT 2")]
    [InlineData("WITH a AS (DELETE FROM t RETURNING *), b AS (MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE) SELECT 1")]
    public void A_query_is_read(string text) => QueryTexts.Good(text);

    [Theory]
    [InlineData("SELECT a,⟦⟧")]
    [InlineData("SELECT a, ⟦FROM⟧ t")]
    [InlineData("SELECT DISTINCT ⟦FROM⟧ t")]
    [InlineData("SELECT * ⟦x⟧ FROM t")]
    [InlineData("SELECT a ⟦year⟧ FROM t")]
    [InlineData("SELECT a FROM t WHERE⟦⟧")]
    [InlineData("SELECT a FROM t WHERE a = 1 ⟦WHERE⟧ b = 2")]
    [InlineData("SELECT a FROM t ORDER ⟦a⟧")]
    [InlineData("SELECT a FROM t GROUP BY ROLLUP (a) ⟦+⟧ 1")]
    [InlineData("SELECT 1 UNION ⟦WITH⟧ a AS (SELECT 1) SELECT 2")]
    [InlineData("SELECT 1 UNION⟦⟧")]
    [InlineData("SELECT 1 LIMIT 1 ⟦LIMIT⟧ 2")]
    [InlineData("SELECT 1 LIMIT 1 ⟦ORDER⟧ BY 1")]
    [InlineData("(SELECT 1 ORDER BY 1) ORDER BY ⟦2⟧")]
    [InlineData("(SELECT 1 LIMIT 1) LIMIT ⟦2⟧")]
    [InlineData("(SELECT 1 OFFSET 1) OFFSET ⟦2⟧")]
    [InlineData("SELECT 1 ⟦LIMIT⟧ 1, 2")]
    [InlineData("SELECT 1 FETCH FIRST 1 ROW ⟦WITH TIES⟧")]
    [InlineData("SELECT 1 ORDER BY 1 FOR UPDATE SKIP LOCKED FETCH FIRST ROW ⟦WITH TIES⟧")]
    [InlineData("SELECT 1 OFFSET 1 + 1 ⟦ROWS⟧")]
    [InlineData("SELECT 1 INTO LOCAL TEMP⟦⟧")]
    [InlineData("WITH a AS (SELECT 1) CYCLE b SET c TO ⟦(⟧1) DEFAULT 2 USING d SELECT 1")]
    [InlineData("SELECT 1 FOR UPDATE FOR ⟦READ⟧ ONLY")]
    [InlineData("SELECT 1 FOR ⟦x⟧")]
    [InlineData("WITH a AS (SELECT 1),⟦⟧")]
    [InlineData("WITH a AS (SELECT 1)⟦⟧")]
    [InlineData("WITH a AS (SELECT 1) ⟦TRUNCATE⟧ t")]
    [InlineData("WITH a AS ⟦SELECT⟧ 1")]
    [InlineData("⟦WITH ⟧a AS (SELECT 1) (WITH b AS (SELECT 1) SELECT 2)")]
    [InlineData("SELECT * FROM ⟦a.b.c.d⟧")]
    [InlineData("VALUES ⟦1⟧")]
    [InlineData("VALUES (⟦)⟧")]
    [InlineData("TABLE ⟦(⟧a)")]
    public void A_query_is_refused_where_the_server_stops(string text) => QueryTexts.Bad(text);

    [Fact]
    public void A_select_has_its_parts()
    {
        var select = QueryTexts.Tree<Select>("SELECT DISTINCT a AS x, b y, *, c FROM t u, s.v WHERE a = 1 GROUP BY a, ROLLUP (b, c) HAVING true ORDER BY 1 LIMIT 5 FOR SHARE OF u NOWAIT");
        Assert.True(select.IsDistinct);
        Assert.Equal(["x", "y", null, null], select.Targets.Select(t => t.Label?.Text));
        Assert.Null(select.Targets[2].Value);
        Assert.Equal(["u", null], select.From.Select(t => t.Alias?.Name?.Text));
        Assert.Equal("s.v", Assert.IsType<NamedTable>(select.From[1]).Table.Name.ToString());
        Assert.NotNull(select.Where);
        Assert.NotNull(select.Having);
        Assert.Equal(3, select.GroupBy.Count);
        Assert.Single(select.OrderBy);
        Assert.NotNull(select.Limit?.CountSpan);
        var rows = Assert.Single(select.Locks);
        Assert.Equal((RowLockStrength.Share, RowLockWait.Fail), (rows.Strength, rows.Wait));
    }

    [Fact]
    public void A_select_into_says_which_table_it_makes()
    {
        var into = QueryTexts.Tree<Select>("SELECT 1 INTO TEMP TABLE x.y").Into;
        Assert.Equal(("x.y", TablePersistence.Temporary), (into?.Name.ToString(), into?.Persistence));
    }

    [Fact]
    public void Intersect_binds_tighter_and_the_rest_goes_from_left_to_right()
    {
        var query = QueryTexts.Tree<SetOperation>("SELECT 1 UNION ALL SELECT 2 INTERSECT SELECT 3 EXCEPT SELECT 4 ORDER BY 1");
        Assert.Equal(SetOperationKind.Except, query.Kind);
        Assert.Single(query.OrderBy);
        var union = Assert.IsType<SetOperation>(query.Left);
        Assert.True(union.IsAll);
        Assert.Equal(SetOperationKind.Intersect, Assert.IsType<SetOperation>(union.Right).Kind);
    }

    [Fact]
    public void What_stands_behind_parentheses_belongs_to_the_query_in_them()
    {
        const string Text = "WITH a AS (SELECT 1) ((SELECT 1 OFFSET 2) LIMIT 1)";
        Assert.Equal(18, QueryTexts.Read(Text).Error?.NeedsVersion);
        var select = QueryTexts.Tree<Select>(Text, 18);
        Assert.Equal("a", Assert.Single(select.With).Name.Text);
        Assert.NotNull(select.Limit?.Offset);
        Assert.NotNull(select.Limit?.Count);
        Assert.Equal(new SqlSpan(0, Text.Length), select.Span);
    }
}
