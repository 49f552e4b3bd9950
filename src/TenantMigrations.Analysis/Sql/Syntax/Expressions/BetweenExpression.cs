namespace TenantMigrations.Analysis.Sql;

/// <summary><c>a BETWEEN b AND c</c>, symmetric or not.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">What is compared.</param>
/// <param name="IsNegated">Whether there is a <c>NOT</c>.</param>
/// <param name="Low">What stands before <c>AND</c>.</param>
/// <param name="High">What stands behind it.</param>
internal sealed record BetweenExpression(SqlSpan Span, Expression Value, bool IsNegated, Expression Low, Expression High) : Expression(Span);
