namespace TenantMigrations.Analysis.Sql;

/// <summary>What is behind <c>ORDER BY</c>, or a column of an index.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">What is sorted by.</param>
internal sealed record SortItem(SqlSpan Span, Expression Value) : SqlNode(Span);
