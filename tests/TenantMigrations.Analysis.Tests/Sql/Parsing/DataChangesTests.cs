using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

public sealed class DataChangesTests
{
    [Theory]
    [InlineData("INSERT INTO t DEFAULT VALUES")]
    [InlineData("INSERT INTO s.t AS x (a, b.c, d[1], e[1:2], f[:].g) VALUES (1, DEFAULT, 2, 3, 4)")]
    [InlineData("INSERT INTO t (values) VALUES (1)")]
    [InlineData("INSERT INTO t (VALUES (1))")]
    [InlineData("INSERT INTO t ((SELECT 1) UNION SELECT 2) LIMIT 1")]
    [InlineData("INSERT INTO t (WITH a AS (SELECT 1) TABLE a)")]
    [InlineData("INSERT INTO t (a) OVERRIDING SYSTEM VALUE WITH a AS (SELECT 1) TABLE a")]
    [InlineData("INSERT INTO t OVERRIDING USER VALUE TABLE s")]
    [InlineData("INSERT INTO t SELECT ON CONFLICT DO NOTHING")]
    [InlineData("INSERT INTO t VALUES (1) ON CONFLICT (a, lower(b) COLLATE \"C\" text_ops, (c + 1)) WHERE d DO UPDATE SET a = EXCLUDED.a, (b, c) = (SELECT 1, 2) WHERE t.a > 1 RETURNING *, a AS b")]
    [InlineData("INSERT INTO t VALUES (1) ON CONFLICT ON CONSTRAINT c DO NOTHING RETURNING a b")]
    [InlineData("WITH a AS (SELECT 1) INSERT INTO t TABLE a")]
    [InlineData("UPDATE t SET a = DEFAULT, b.c = 1, d[2] = 3, (e, f) = ROW (1, 2), (g) = (4)")]
    [InlineData("UPDATE ONLY (t) AS set SET set = 1")]
    [InlineData("UPDATE t * u SET a = 1 FROM s JOIN r ON true, q WHERE u.a = s.a RETURNING u.*")]
    [InlineData("UPDATE t SET a = 1 WHERE CURRENT OF c")]
    [InlineData("UPDATE t SET a = 1 WHERE current")]
    [InlineData("WITH a AS (SELECT 1) UPDATE t SET a = (SELECT 1)")]
    [InlineData("DELETE FROM t")]
    [InlineData("DELETE FROM ONLY t AS u USING s, r WHERE u.a = s.a RETURNING *")]
    [InlineData("DELETE FROM t u WHERE CURRENT OF c RETURNING 1")]
    [InlineData("WITH a AS (SELECT 1) DELETE FROM t")]
    [InlineData("MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE")]
    [InlineData("WITH s AS (SELECT 1) MERGE INTO ONLY t AS x USING (SELECT 1) AS s JOIN r ON true ON x.a = s.a WHEN MATCHED AND x.b > 1 THEN UPDATE SET a = 1, (b, c) = (2, 3) WHEN MATCHED THEN DO NOTHING WHEN NOT MATCHED AND true THEN INSERT (a, b) OVERRIDING SYSTEM VALUE VALUES (1, DEFAULT) WHEN NOT MATCHED THEN INSERT DEFAULT VALUES WHEN NOT MATCHED THEN INSERT VALUES (1) WHEN NOT MATCHED THEN DO NOTHING")]
    public void A_statement_that_changes_data_is_read(string text) => QueryTexts.Good(text);

    [Theory]
    [InlineData("MERGE INTO t USING s ON true WHEN NOT MATCHED BY SOURCE THEN DELETE", 17)]
    [InlineData("MERGE INTO t USING s ON true WHEN NOT MATCHED BY TARGET THEN DO NOTHING", 17)]
    [InlineData("MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE RETURNING merge_action(), t.*", 17)]
    [InlineData("UPDATE t SET a = 1 RETURNING WITH (OLD AS o, NEW AS n) o.a, n.a", 18)]
    public void What_a_newer_version_reads_is_refused_before_with_its_number(string text, int version)
    {
        QueryTexts.Good(text, version);
        Assert.Equal(version, QueryTexts.Read(text, version - 1).Error?.NeedsVersion);
    }

    [Theory]
    [InlineData("INSERT ⟦t⟧ VALUES (1)")]
    [InlineData("INSERT INTO t ⟦x⟧ VALUES (1)")]
    [InlineData("INSERT INTO t (a,⟦)⟧ VALUES (1)")]
    [InlineData("INSERT INTO t (⟦'a'⟧) VALUES (1)")]
    [InlineData("INSERT INTO t (⟦)⟧ VALUES (1)")]
    [InlineData("INSERT INTO t (a)⟦⟧")]
    [InlineData("INSERT INTO t (a) ⟦DEFAULT⟧ VALUES")]
    [InlineData("INSERT INTO t VALUES (1),⟦⟧")]
    [InlineData("INSERT INTO t VALUES (1) ON CONFLICT ⟦UPDATE⟧")]
    [InlineData("INSERT INTO t VALUES (1) ON ⟦DUPLICATE⟧ KEY UPDATE a = 1")]
    [InlineData("INSERT INTO t VALUES (1) RETURNING⟦⟧")]
    [InlineData("UPDATE t ⟦WHERE⟧ a = 1")]
    [InlineData("UPDATE t SET a ⟦:=⟧ 1")]
    [InlineData("UPDATE t SET a = 1, ⟦WHERE⟧ b = 2")]
    [InlineData("UPDATE t SET set ⟦a⟧ = 1")]
    [InlineData("UPDATE t⟦,⟧ s SET a = 1")]
    [InlineData("UPDATE t SET a = 1 WHERE CURRENT OF ⟦1⟧")]
    [InlineData("DELETE ⟦t⟧")]
    [InlineData("DELETE FROM t ⟦set⟧")]
    [InlineData("DELETE FROM t WHERE a = 1 ⟦LIMIT⟧ 1")]
    [InlineData("MERGE INTO t USING s ON true⟦⟧")]
    [InlineData("MERGE INTO t USING s ON true WHEN MATCHED THEN ⟦INSERT⟧ VALUES (1)")]
    [InlineData("MERGE INTO t USING s ON true WHEN NOT MATCHED THEN ⟦DELETE⟧")]
    [InlineData("MERGE INTO t USING s ON true WHEN NOT MATCHED THEN INSERT VALUES (1)⟦,⟧ (2)")]
    [InlineData("MERGE INTO t USING s ON true WHEN NOT MATCHED THEN INSERT ⟦SELECT⟧ 1")]
    public void A_statement_that_changes_data_is_refused_where_the_server_stops(string text) => QueryTexts.Bad(text);

    [Fact]
    public void An_insert_has_its_parts()
    {
        var insert = QueryTexts.Tree<Insert>("WITH w AS (SELECT 1) INSERT INTO s.t AS x (a, b[1]) SELECT 1, 2 ON CONFLICT (a) WHERE c DO UPDATE SET b = 1 WHERE d RETURNING a, b");
        Assert.Equal("s.t", insert.Target.Name.ToString());
        Assert.Equal("x", insert.Alias?.Text);
        Assert.Equal([("a", false), ("b", true)], insert.Columns.Select(c => (c.Column.Text, c.IsPart)));
        Assert.IsType<Select>(insert.Source);
        Assert.Equal("a", Assert.Single(insert.Conflict!.Inference).Column?.Text);
        Assert.NotNull(insert.Conflict.InferenceWhere);
        Assert.Equal("b", Assert.Single(Assert.Single(insert.Conflict.Assignments).Columns).Column.Text);
        Assert.NotNull(insert.Conflict.Where);
        Assert.Equal(2, insert.Returning.Count);
        Assert.Single(insert.With);
    }

    [Fact]
    public void An_update_has_its_parts()
    {
        var update = QueryTexts.Tree<Update>("UPDATE ONLY t u SET a = 1, (b, c) = (2, 3) FROM s WHERE true");
        Assert.True(update.Target.IsOnly);
        Assert.Equal("u", update.Alias?.Text);
        Assert.Equal([1, 2], update.Assignments.Select(a => a.Columns.Count));
        Assert.Single(update.From);
        Assert.NotNull(update.Where);
        Assert.Null(QueryTexts.Tree<Update>("UPDATE t SET a = 1").Where);
    }

    [Fact]
    public void A_delete_has_its_parts()
    {
        var delete = QueryTexts.Tree<Delete>("DELETE FROM t USING s WHERE CURRENT OF c");
        Assert.Single(delete.Using);
        Assert.Null(delete.Where);
        Assert.Equal("c", delete.Cursor?.Text);
    }

    [Fact]
    public void A_merge_has_its_parts()
    {
        var merge = QueryTexts.Tree<Merge>("MERGE INTO t USING s ON true WHEN MATCHED AND a THEN UPDATE SET b = 1 WHEN NOT MATCHED THEN INSERT (c) VALUES (2)");
        Assert.IsType<NamedTable>(merge.Source);
        Assert.Equal([(MergeMatch.Matched, MergeActionKind.Update), (MergeMatch.NotMatchedByTarget, MergeActionKind.Insert)], merge.Actions.Select(a => (a.Match, a.Kind)));
        Assert.NotNull(merge.Actions[0].Condition);
        Assert.Equal("c", Assert.Single(merge.Actions[1].Columns).Column.Text);
        Assert.Single(merge.Actions[1].Values);
    }
}
