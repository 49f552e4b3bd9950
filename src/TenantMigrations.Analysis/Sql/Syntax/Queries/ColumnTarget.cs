namespace TenantMigrations.Analysis.Sql;

/// <summary>A column that is given a value, or a part of one.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Column">The column.</param>
/// <param name="IsPart">Whether only a field or an element of it is given.</param>
internal sealed record ColumnTarget(SqlSpan Span, Name Column, bool IsPart) : SqlNode(Span);
