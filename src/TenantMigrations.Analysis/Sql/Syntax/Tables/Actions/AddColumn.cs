namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ADD COLUMN</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Column">The column.</param>
/// <param name="IfNotExists">Whether one that is there already is left alone.</param>
internal sealed record AddColumn(SqlSpan Span, ColumnDefinition Column, bool IfNotExists) : AlterAction(Span);
