namespace TenantMigrations.Analysis.Sql;

/// <summary><c>DROP COLUMN</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Column">The column.</param>
/// <param name="IfExists">Whether nothing is done where it is missing.</param>
/// <param name="Cascades">Whether all that depends on it goes too.</param>
internal sealed record DropColumn(SqlSpan Span, Name Column, bool IfExists, bool Cascades) : AlterAction(Span);
