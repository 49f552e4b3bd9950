namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CASE … END</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Operand">What stands behind <c>CASE</c>, where anything does.</param>
/// <param name="Branches">At least one.</param>
/// <param name="Else">What stands behind <c>ELSE</c>, where that stands.</param>
internal sealed record CaseExpression(SqlSpan Span, Expression? Operand, IReadOnlyList<CaseBranch> Branches, Expression? Else) : Expression(Span);
