namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER COLUMN … DROP EXPRESSION</c>: a computed column becomes a plain one.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Column">The column.</param>
/// <param name="IfExists">Whether nothing is done where it is not computed.</param>
internal sealed record DropColumnExpression(SqlSpan Span, Name Column, bool IfExists) : AlterAction(Span);
