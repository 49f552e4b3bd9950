namespace TenantMigrations.Analysis.Sql;

/// <summary><c>a IS TRUE</c>, <c>a IS NOT UNKNOWN</c> and so on.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Operand">What is tested.</param>
/// <param name="Value">Null for <c>UNKNOWN</c>.</param>
/// <param name="IsNegated">Whether there is a <c>NOT</c>.</param>
internal sealed record BooleanTest(SqlSpan Span, Expression Operand, bool? Value, bool IsNegated) : Expression(Span);
