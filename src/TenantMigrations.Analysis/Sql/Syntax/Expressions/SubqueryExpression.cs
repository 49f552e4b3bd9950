namespace TenantMigrations.Analysis.Sql;

/// <summary>A query as an expression.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">What becomes of its rows.</param>
/// <param name="Query">The query.</param>
/// <param name="Value">What is compared with them, where anything is.</param>
/// <param name="Operator">By which operator, for <c>ANY</c> and <c>ALL</c>.</param>
internal sealed record SubqueryExpression(SqlSpan Span, SubqueryKind Kind, Query Query, Expression? Value = null, string? Operator = null) : Expression(Span);
