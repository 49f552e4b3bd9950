namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER COLUMN … DROP IDENTITY</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Column">The column.</param>
/// <param name="IfExists">Whether nothing is done where it has none.</param>
internal sealed record DropIdentity(SqlSpan Span, Name Column, bool IfExists) : AlterAction(Span);
