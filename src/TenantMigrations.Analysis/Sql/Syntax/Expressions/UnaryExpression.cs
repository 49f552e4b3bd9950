namespace TenantMigrations.Analysis.Sql;

/// <summary>An operator with one operand: <c>-a</c>, <c>@ a</c>, <c>a AT LOCAL</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Operator">As it is written; keywords in capitals.</param>
/// <param name="Operand">What it is applied to.</param>
internal sealed record UnaryExpression(SqlSpan Span, string Operator, Expression Operand) : Expression(Span);
