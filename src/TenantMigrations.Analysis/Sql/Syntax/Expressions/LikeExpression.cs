namespace TenantMigrations.Analysis.Sql;

/// <summary><c>a LIKE b</c> and its kin.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">What is compared.</param>
/// <param name="Operator"><c>LIKE</c>, <c>ILIKE</c> or <c>SIMILAR TO</c>.</param>
/// <param name="IsNegated">Whether there is a <c>NOT</c>.</param>
/// <param name="Pattern">What it is compared with.</param>
/// <param name="Escape">What is behind <c>ESCAPE</c>, where that stands.</param>
internal sealed record LikeExpression(SqlSpan Span, Expression Value, string Operator, bool IsNegated, Expression Pattern, Expression? Escape) : Expression(Span);
