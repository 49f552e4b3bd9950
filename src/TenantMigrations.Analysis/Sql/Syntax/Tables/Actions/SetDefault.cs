namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER COLUMN … SET DEFAULT</c> or <c>DROP DEFAULT</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Column">The column.</param>
/// <param name="Value">The default; null where it is dropped.</param>
internal sealed record SetDefault(SqlSpan Span, Name Column, Expression? Value) : AlterAction(Span);
