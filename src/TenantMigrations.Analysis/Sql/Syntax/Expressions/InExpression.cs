namespace TenantMigrations.Analysis.Sql;

/// <summary><c>a IN (b, c)</c>; with a query it is a <see cref="SubqueryExpression"/>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">What is looked for.</param>
/// <param name="IsNegated">Whether there is a <c>NOT</c>.</param>
/// <param name="Items">In what.</param>
internal sealed record InExpression(SqlSpan Span, Expression Value, bool IsNegated, IReadOnlyList<Expression> Items) : Expression(Span);
