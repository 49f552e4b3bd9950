namespace TenantMigrations.Analysis.Sql;

/// <summary><c>column = value</c>, or <c>(column, …) = row</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Columns">What is set; several only where they stand in parentheses.</param>
/// <param name="Value">To what.</param>
internal sealed record Assignment(SqlSpan Span, IReadOnlyList<ColumnTarget> Columns, Expression Value) : SqlNode(Span);
