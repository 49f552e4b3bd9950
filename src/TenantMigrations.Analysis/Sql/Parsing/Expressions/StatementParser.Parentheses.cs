namespace TenantMigrations.Analysis.Sql;

/// <summary>What stands in parentheses: a query, an expression, or several.</summary>
internal sealed partial class StatementParser
{
    /// <summary>
    /// An opening parenthesis and everything to the one that closes it: a <see cref="Query"/>, an expression, or an <see cref="ExpressionSequence"/>. Of
    /// <c>((SELECT 1) UNION SELECT 2)</c> and <c>((SELECT 1) + 2)</c> only what stands behind the inner parentheses says which it is, so a query in parentheses
    /// is read first and then made part of either.
    /// </summary>
    /// <remarks>select_with_parens, '(' a_expr ')', implicit_row.</remarks>
    private SqlNode QueryOrExpressions()
    {
        Expect(SqlTokenKind.LeftParenthesis);
        SqlNode content = IsQueryAhead() ? Query() : NestedOrExpressions();
        Expect(SqlTokenKind.RightParenthesis);
        return content;
    }

    private SqlNode NestedOrExpressions()
    {
        if (!Enter()) return s_unread;
        var start = Current.Start;
        var content = IsAhead(0, SqlTokenKind.LeftParenthesis) ? BehindParentheses(QueryOrExpressions(), start) : ExpressionsFrom(Operand(ExpressionKind.Full), start);
        Leave();
        return content;
    }

    private SqlNode BehindParentheses(SqlNode content, int start)
    {
        if (content is Query query)
        {
            if (IsAhead(0, SqlTokenKind.RightParenthesis)) return query;
            if (IsQueryContinued()) return QueryFrom(query, start);
        }

        return ExpressionsFrom(OfParentheses(content, start), start);
    }

    /// <summary>One or more expressions, of which the first operand has been read.</summary>
    private SqlNode ExpressionsFrom(Expression operand, int start)
    {
        var first = OperatorsBehindRow(operand, start);
        if (!Accept(SqlTokenKind.Comma)) return first;
        var items = new List<Expression> { first };
        do items.Add(Expression());
        while (Accept(SqlTokenKind.Comma));
        return new ExpressionSequence(From(start), items);
    }

    /// <summary>What parentheses with that content are as an operand.</summary>
    private Expression OfParentheses(SqlNode content, int start) => content switch
    {
        ExpressionSequence sequence => new RowExpression(From(start), sequence.Items),
        Query query => Indirection(new SubqueryExpression(From(start), SubqueryKind.Scalar, query), start),
        _ => Indirection((Expression)content, start),
    };

    private Expression OperatorsBehindRow(Expression operand, int start)
    {
        if (IsRow(operand, start) && IsAhead(0, "overlaps")) operand = Overlaps(operand, start);
        return Operators(operand, start, Precedence.Or, ExpressionKind.Full);
    }

    /// <summary>Whether it is a row without more parentheses around it, which are not in the tree.</summary>
    private static bool IsRow(Expression expression, int start) => expression is RowExpression && expression.Span.Start == start;

    /// <summary>A query that must stand in parentheses.</summary>
    /// <remarks>select_with_parens.</remarks>
    private Query ParenthesizedQuery()
    {
        Expect(SqlTokenKind.LeftParenthesis);
        var query = Query();
        Expect(SqlTokenKind.RightParenthesis);
        return query;
    }

    /// <summary>Whether a query in parentheses goes on: what stands there can belong to no expression.</summary>
    private bool IsQueryContinued() => Current.Keyword?.Word is "union" or "intersect" or "except" or "order" or "limit" or "offset" or "fetch" or "for";
}
