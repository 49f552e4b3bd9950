namespace TenantMigrations.Analysis.Sql;

/// <summary>Tests and comparisons that are made of words.</summary>
internal sealed partial class StatementParser
{
    private Expression ReadTest(Expression left, int start, ExpressionKind kind)
    {
        if (Accept("isnull")) return new NullTest(From(start), left, IsNegated: false);
        if (Accept("notnull")) return new NullTest(From(start), left, IsNegated: true);
        Expect("is");
        var isNegated = Accept("not");
        if (Accept("distinct")) return DistinctTest(left, start, isNegated, kind);
        if (Accept("document")) return new OtherExpression(From(start), [left]);
        if (kind == ExpressionKind.Restricted) Fail();
        if (Accept("null")) return new NullTest(From(start), left, isNegated);
        if (Accept("true")) return new BooleanTest(From(start), left, true, isNegated);
        if (Accept("false")) return new BooleanTest(From(start), left, false, isNegated);
        if (Accept("unknown")) return new BooleanTest(From(start), left, null, isNegated);
        if (Version >= 16 && AcceptWord("json")) JsonTest();
        else NormalizedTest();
        return new OtherExpression(From(start), [left]);
    }

    private Expression DistinctTest(Expression left, int start, bool isNegated, ExpressionKind kind)
    {
        Expect("from");
        var right = Operation(Precedence.Is + 1, kind);
        RefuseChain(Precedence.Is);
        return new BinaryExpression(From(start), left, isNegated ? "IS NOT DISTINCT FROM" : "IS DISTINCT FROM", right);
    }

    private void NormalizedTest()
    {
        AcceptUnicodeForm();
        Expect("normalized");
    }

    /// <remarks>unicode_normal_form.</remarks>
    private bool AcceptUnicodeForm() => Accept("nfc") || Accept("nfd") || Accept("nfkc") || Accept("nfkd");

    /// <remarks>json_predicate_type_constraint json_key_uniqueness_constraint_opt.</remarks>
    private void JsonTest()
    {
        if (!Accept("value") && !Accept("array") && !Accept("object")) Accept("scalar");
        JsonKeyUniqueness();
    }

    private Expression ReadMatch(Expression left, int start, ExpressionKind kind)
    {
        var isNegated = Accept("not");
        if (Accept("between")) return ReadBetween(left, start, isNegated, kind);
        if (Accept("in")) return ReadIn(left, start, isNegated);
        var isSimilar = Accept("similar");
        if (isSimilar) Expect("to");
        var symbol = isSimilar ? "SIMILAR TO" : Accept("ilike") ? "ILIKE" : "LIKE";
        if (symbol == "LIKE") Expect("like");
        if (!isSimilar && IsQuantifierAhead()) return Quantified(left, start, isNegated ? "NOT " + symbol : symbol);
        return ReadLike(left, start, symbol, isNegated, kind);
    }

    private Expression ReadLike(Expression left, int start, string symbol, bool isNegated, ExpressionKind kind)
    {
        var pattern = Operation(Precedence.Like + 1, kind);
        var escape = Accept("escape") ? Operation(Precedence.Like + 1, kind) : null;

        RefuseChain(Precedence.Like);
        return new LikeExpression(From(start), left, symbol, isNegated, pattern, escape);
    }

    private Expression ReadBetween(Expression left, int start, bool isNegated, ExpressionKind kind)
    {
        if (!Accept("symmetric")) Accept("asymmetric");
        var low = Operation(Precedence.Or, ExpressionKind.Restricted);
        Expect("and");
        var high = Operation(Precedence.Like + 1, kind);
        RefuseChain(Precedence.Like);
        return new BetweenExpression(From(start), left, isNegated, low, high);
    }

    private Expression ReadIn(Expression left, int start, bool isNegated)
    {
        var content = QueryOrExpressions();
        return content switch
        {
            Query query => new SubqueryExpression(From(start), isNegated ? SubqueryKind.NotIn : SubqueryKind.In, query, left),
            ExpressionSequence sequence => new InExpression(From(start), left, isNegated, sequence.Items),
            _ => new InExpression(From(start), left, isNegated, [(Expression)content]),
        };
    }

    private bool IsQuantifierAhead() => Current.Keyword?.Word is "any" or "some" or "all";

    /// <summary><c>ANY</c>, <c>SOME</c> or <c>ALL</c> with what stands behind it.</summary>
    /// <remarks>subquery_Op sub_type select_with_parens, subquery_Op sub_type '(' a_expr ')'.</remarks>
    private Expression Quantified(Expression left, int start, string symbol)
    {
        var isAll = Advance().Keyword?.Word == "all";
        var content = QueryOrExpressions();
        if (content is Query query) return new SubqueryExpression(From(start), isAll ? SubqueryKind.All : SubqueryKind.Any, query, left, symbol);
        if (content is Expression array) return new QuantifiedExpression(From(start), left, symbol, isAll, array);
        FailAt(CommaBehind(((ExpressionSequence)content).Items[0]), "ANY, SOME and ALL take one array or one query. A list of values is what IN takes.");
        return left;
    }

    private void RefuseUnlessPair(Expression row)
    {
        if (row is RowExpression { Elements.Count: not 2 }) FailAt(row.Span, "OVERLAPS compares two pairs: (start, end) OVERLAPS (start, end).");
    }

    private SqlSpan CommaBehind(Expression item)
    {
        var comma = Current.Span;
        for (var i = _position - 1; i >= 0 && _tokens[i].Start >= item.Span.End; i--)
        {
            if (_tokens[i].Kind == SqlTokenKind.Comma) comma = _tokens[i].Span;
        }

        return comma;
    }

    /// <remarks>row OVERLAPS row.</remarks>
    private Expression Overlaps(Expression left, int start)
    {
        Expect("overlaps");
        if (!Is(SqlTokenKind.LeftParenthesis) && !(IsAhead(0, "row") && IsAhead(1, SqlTokenKind.LeftParenthesis))) Fail();
        var rightStart = Current.Start;
        var right = PrimaryExpression();
        if (!IsRow(right, rightStart)) FailAt(_tokens[_position - 1].Span, "OVERLAPS compares two pairs in parentheses: (start, end) OVERLAPS (start, end).");
        RefuseUnlessPair(left);
        RefuseUnlessPair(right);
        return new BinaryExpression(From(start), left, "OVERLAPS", right);
    }
}
