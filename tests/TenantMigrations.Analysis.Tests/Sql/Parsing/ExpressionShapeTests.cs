using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

/// <summary>What binds to what, and what the trees hold.</summary>
public sealed class ExpressionShapeTests
{
    [Theory]
    [InlineData("a OR b AND c OR NOT d AND e", "(a OR (b AND c) OR ((NOT d) AND e))")]
    [InlineData("a AND b AND (c AND d)", "(a AND b AND (c AND d))")]
    [InlineData("NOT a = b IS NULL", "(NOT ((a = b) IS NULL))")]
    [InlineData("a = NOT b = c AND d", "((a = (NOT (b = c))) AND d)")]
    [InlineData("a < b IS NULL < c", "(((a < b) IS NULL) < c)")]
    [InlineData("a IS DISTINCT FROM b = c", "(a IS DISTINCT FROM (b = c))")]
    [InlineData("a = b LIKE c || d", "(a = (b LIKE (c || d)))")]
    [InlineData("a NOT LIKE b ESCAPE c || d = e", "((a NOT LIKE b ESCAPE (c || d)) = e)")]
    [InlineData("a BETWEEN b + 1 AND c AND d", "((a BETWEEN (b + 1) AND c) AND d)")]
    [InlineData("a NOT BETWEEN SYMMETRIC b = c AND d", "(a NOT BETWEEN (b = c) AND d)")]
    [InlineData("a IN (1, 2) IN (3)", "((a IN (1, 2)) IN (3))")]
    [InlineData("a IN ((1, 2))", "(a IN (ROW(1, 2)))")]
    [InlineData("a || b - c * d ^ e ^ f", "(a || (b - (c * ((d ^ e) ^ f))))")]
    [InlineData("a - b - c", "((a - b) - c)")]
    [InlineData("a || @ b - c || d", "((a || (@ (b - c))) || d)")]
    [InlineData("- a ^ b", "((- a) ^ b)")]
    [InlineData("-1::int", "(- 1::int)")]
    [InlineData("- a COLLATE x AT TIME ZONE y", "(((- a) COLLATE x) AT TIME ZONE y)")]
    [InlineData("a ^ b AT TIME ZONE c", "(a ^ (b AT TIME ZONE c))")]
    [InlineData("a OPERATOR(pg_catalog.+) b * c", "(a OPERATOR(pg_catalog.+) (b * c))")]
    [InlineData("a != b AND c <> d", "((a != b) AND (c <> d))")]
    [InlineData("a<-1", "(a < (- 1))")]
    [InlineData("a = ANY (b) = c", "((a = ANY b) = c)")]
    [InlineData("a NOT ILIKE ALL (b)", "(a NOT ILIKE ALL b)")]
    [InlineData("a + b::int[] || c", "((a + b::int[]) || c)")]
    [InlineData("(a, b) OVERLAPS (c, d) AND e", "((ROW(a, b) OVERLAPS ROW(c, d)) AND e)")]
    [InlineData("((SELECT 1) + 2)", "(Scalar() + 2)")]
    [InlineData("((SELECT 1) UNION SELECT 2)", "Scalar()")]
    [InlineData("(((SELECT 1) LIMIT 1) || a, b)", "ROW((Scalar() || a), b)")]
    [InlineData("a IN ((SELECT 1), 2)", "(a IN (Scalar(), 2))")]
    [InlineData("a NOT IN ((SELECT 1) INTERSECT (SELECT 2))", "NotIn(a)")]
    [InlineData("a > ALL ((SELECT 1))", "All(a>)")]
    [InlineData("((a).b[1]).c", "a->b[1:]->c")]
    [InlineData("a.b[2:].c", "a.b[2:]->c")]
    [InlineData("(t.a).*", "t.a->*")]
    [InlineData("f(DISTINCT a, b => c + 1)", "f(DISTINCT a, b => (c + 1))")]
    [InlineData("substring(a FROM b FOR c + 1)", "substring(a, b, (c + 1))")]
    [InlineData("extract(YEAR FROM a)", "extract(year, a)")]
    [InlineData("CASE a WHEN b THEN c ELSE d END", "CASE a[b: c]d")]
    [InlineData("ARRAY[[1], [a OR b]]", "[[1], [(a OR b)]]")]
    [InlineData("CURRENT_TIMESTAMP (3)", "current_timestamp")]
    [InlineData("a and", "a")]
    public void Operators_bind_as_the_servers_do(string text, string shape) => Assert.Equal(shape, ExpressionShape.Of(text));

    [Theory]
    [InlineData("a::double  precision", "a::double precision")]
    [InlineData("a::CHARACTER VARYING(3)[][2]", "a::character varying(3)[][]")]
    [InlineData("a::national char varying", "a::national char varying")]
    [InlineData("a::timestamp(3) with time zone", "a::timestamp with time zone(3)")]
    [InlineData("a::interval DAY to second(2)", "a::interval day to second(2)")]
    [InlineData("a::numeric(10, 2) ARRAY[3]", "a::numeric(10, 2)[]")]
    [InlineData("a::SETOF \"S\".geometry(Point, 4326)", "a::setof S.geometry(Point, 4326)")]
    [InlineData("CAST(a AS float(53))", "a::float(53)")]
    [InlineData("date '2024-02-29'", "2024-02-29::date")]
    [InlineData("interval '1' hour to minute", "1::interval hour to minute")]
    [InlineData("interval(3) '1'", "1::interval(3)")]
    [InlineData("s.foo(1, 'x') 'y'", "y::s.foo(1, 'x')")]
    public void A_type_has_name_modifiers_and_dimensions(string text, string shape) => Assert.Equal(shape, ExpressionShape.Of(text));

    [Fact]
    public void A_call_holds_what_is_behind_it()
    {
        var call = Assert.IsType<CallExpression>(ExpressionShape.Read("f(a ORDER BY b DESC NULLS LAST) FILTER (WHERE c) OVER (w PARTITION BY d ORDER BY e ROWS g PRECEDING)"));
        var item = Assert.Single(call.OrderBy);
        Assert.True(item.IsDescending);
        Assert.False(item.NullsFirst);
        Assert.IsType<ColumnReference>(call.Filter);
        Assert.Equal("w", call.Over?.Base?.Text);
        Assert.Equal(["a", "b", "c", "d", "e", "g"], ExpressionWalk.Of(call).OfType<ColumnReference>().Select(c => c.Parts[0].Text));
    }

    [Fact]
    public void Spans_reach_over_the_whole_operation_and_not_over_parentheses()
    {
        const string Text = "(a + b) * c IS NULL";
        var test = Assert.IsType<NullTest>(ExpressionShape.Read(Text));
        var product = Assert.IsType<BinaryExpression>(test.Operand);
        Assert.Equal("(a + b) * c IS NULL", ("SELECT " + Text)[test.Span.Start..test.Span.End]);
        Assert.Equal("(a + b) * c", ("SELECT " + Text)[product.Span.Start..product.Span.End]);
        Assert.Equal("a + b", ("SELECT " + Text)[product.Left.Span.Start..product.Left.Span.End]);
    }

    [Theory]
    [InlineData(" OR ")]
    [InlineData(" AND ")]
    [InlineData(" || ")]
    [InlineData(" + ")]
    [InlineData(" IS NULL + ")]
    [InlineData(" :: int - ")]
    public void A_chain_may_be_as_long_as_it_likes(string link)
    {
        var expression = ExpressionShape.Read(string.Join(link, Enumerable.Repeat("a", 10_000)));
        Assert.Equal(10_000, ExpressionWalk.Of(expression).Count(e => e is ColumnReference));
    }
}
