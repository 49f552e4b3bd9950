namespace TenantMigrations.Analysis.Sql;

/// <summary><c>a IS NULL</c>, <c>a ISNULL</c>, and the opposite.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Operand">What is tested.</param>
/// <param name="IsNegated">Whether it is <c>IS NOT NULL</c> or <c>NOTNULL</c>.</param>
internal sealed record NullTest(SqlSpan Span, Expression Operand, bool IsNegated) : Expression(Span);
