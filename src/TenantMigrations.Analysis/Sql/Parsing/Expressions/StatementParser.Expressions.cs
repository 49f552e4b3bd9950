namespace TenantMigrations.Analysis.Sql;

/// <summary>The ways into the grammar of expressions.</summary>
internal sealed partial class StatementParser
{
    // What productions return behind an error; never in a tree.
    private static readonly Expression s_unread = new OtherExpression(default, []);

    /// <remarks>a_expr.</remarks>
    private Expression Expression() => Expression(ExpressionKind.Full);

    /// <summary>An expression without AND, OR, NOT, IN, LIKE, BETWEEN, IS NULL outside parentheses.</summary>
    /// <remarks>b_expr.</remarks>
    private Expression RestrictedExpression() => Expression(ExpressionKind.Restricted);

    /// <summary>An expression behind which a label without <c>AS</c> may stand: <c>SELECT a and FROM t</c> names the column "and".</summary>
    /// <remarks>a_expr in target_el.</remarks>
    private Expression LabelledExpression() => Expression(ExpressionKind.Labelled);

    private Expression Expression(ExpressionKind kind)
    {
        if (!Enter()) return s_unread;
        var expression = Operation(Precedence.Or, kind);
        Leave();
        return expression;
    }

    /// <remarks>expr_list.</remarks>
    private List<Expression> ExpressionList()
    {
        var expressions = new List<Expression>();
        do expressions.Add(Expression());
        while (Accept(SqlTokenKind.Comma));
        return expressions;
    }

    /// <remarks>'(' expr_list ')'.</remarks>
    private List<Expression> ParenthesizedExpressions()
    {
        Expect(SqlTokenKind.LeftParenthesis);
        var expressions = ExpressionList();
        Expect(SqlTokenKind.RightParenthesis);
        return expressions;
    }

    /// <summary>What stands behind ORDER BY.</summary>
    /// <remarks>sortby_list.</remarks>
    private List<SortItem> SortItems()
    {
        var items = new List<SortItem>();
        do items.Add(SortItem());
        while (Accept(SqlTokenKind.Comma));
        return items;
    }

    /// <summary><c>ORDER BY …</c>, where it stands.</summary>
    /// <remarks>opt_sort_clause.</remarks>
    private IReadOnlyList<SortItem> OptionalSortClause() => Is("order") ? SortClause() : [];

    /// <remarks>sort_clause.</remarks>
    private List<SortItem> SortClause()
    {
        Expect("order", "by");
        return SortItems();
    }

    /// <remarks>sortby.</remarks>
    private SortItem SortItem()
    {
        var start = Current.Start;
        var value = Expression();
        var symbol = Accept("using") ? OperatorName() : null;
        var isDescending = symbol is null && Accept("desc");
        if (symbol is null && !isDescending) Accept("asc");
        var nullsFirst = NullsOrder();
        return new SortItem(From(start), value, isDescending, nullsFirst, symbol);
    }

    /// <summary>Whether <c>NULLS FIRST</c> or <c>NULLS LAST</c> stands there; null where neither does.</summary>
    /// <remarks>opt_nulls_order.</remarks>
    private bool? NullsOrder() => Accept("nulls", "first") ? true : Accept("nulls", "last") ? false : null;
}
