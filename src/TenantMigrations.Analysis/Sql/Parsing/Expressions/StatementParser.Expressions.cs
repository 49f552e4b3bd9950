namespace TenantMigrations.Analysis.Sql;

internal sealed partial class StatementParser
{
    /// <remarks>a_expr.</remarks>
    private Expression Expression() => UnreadExpression();

    /// <summary>An expression without AND, OR, NOT, IN, LIKE, BETWEEN, IS NULL outside parentheses.</summary>
    /// <remarks>b_expr.</remarks>
    private Expression RestrictedExpression() => UnreadExpression();

    /// <summary>A constant, a column, a call, something in parentheses.</summary>
    /// <remarks>c_expr.</remarks>
    private Expression PrimaryExpression() => UnreadExpression();

    /// <summary>A call or one of its special forms, without FILTER and OVER.</summary>
    /// <remarks>func_expr_windowless.</remarks>
    private Expression WindowlessCall() => UnreadExpression();

    /// <summary>A call with its arguments; no special form, nothing behind it.</summary>
    /// <remarks>func_application.</remarks>
    private Expression Application() => UnreadExpression();

    /// <remarks>expr_list.</remarks>
    private List<Expression> ExpressionList() => CommaList(static p => p.Expression());

    /// <summary>What stands behind ORDER BY.</summary>
    /// <remarks>sortby_list.</remarks>
    private List<SortItem> SortItems() => [new SortItem(default, Expression())];

    private Expression UnreadExpression()
    {
        GiveUp("expression");
        return new OtherExpression(default, []);
    }
}
