namespace TenantMigrations.Analysis.Sql;

/// <summary>What is behind <c>ORDER BY</c>, or a column of an index.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">What is sorted by.</param>
/// <param name="IsDescending">Whether <c>DESC</c> stands behind it.</param>
/// <param name="NullsFirst">What is said of nulls; null where nothing is.</param>
/// <param name="Operator">What stands behind <c>USING</c>, where that stands.</param>
internal sealed record SortItem(SqlSpan Span, Expression Value, bool IsDescending = false, bool? NullsFirst = null, string? Operator = null) : SqlNode(Span);
