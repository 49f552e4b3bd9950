namespace TenantMigrations.Analysis.Sql;

/// <summary><c>a = ANY (array)</c>; with a query it is a <see cref="SubqueryExpression"/>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">What is compared.</param>
/// <param name="Operator">As it is written; <c>LIKE</c>, <c>NOT ILIKE</c> and so on in capitals.</param>
/// <param name="IsAll">Whether it is <c>ALL</c>; otherwise <c>ANY</c> or <c>SOME</c>.</param>
/// <param name="Array">With whose elements.</param>
internal sealed record QuantifiedExpression(SqlSpan Span, Expression Value, string Operator, bool IsAll, Expression Array) : Expression(Span);
