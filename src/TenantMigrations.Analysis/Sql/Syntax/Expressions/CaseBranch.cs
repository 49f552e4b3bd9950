namespace TenantMigrations.Analysis.Sql;

/// <summary><c>WHEN … THEN …</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Condition">What stands behind <c>WHEN</c>.</param>
/// <param name="Result">What stands behind <c>THEN</c>.</param>
internal sealed record CaseBranch(SqlSpan Span, Expression Condition, Expression Result) : SqlNode(Span);
