namespace TenantMigrations.Analysis.Sql;

/// <summary><c>RENAME COLUMN</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Column">The column.</param>
/// <param name="NewName">Its new name.</param>
internal sealed record RenameColumn(SqlSpan Span, Name Column, Name NewName) : AlterAction(Span);
