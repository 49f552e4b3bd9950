namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER COLUMN … DROP NOT NULL</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Column">The column.</param>
internal sealed record DropNotNull(SqlSpan Span, Name Column) : AlterAction(Span);
