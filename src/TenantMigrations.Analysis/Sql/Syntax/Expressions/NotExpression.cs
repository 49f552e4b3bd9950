namespace TenantMigrations.Analysis.Sql;

/// <summary><c>NOT a</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Operand">What is not to be true.</param>
internal sealed record NotExpression(SqlSpan Span, Expression Operand) : Expression(Span);
