namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER COLUMN … SET NOT NULL</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Column">The column.</param>
internal sealed record SetNotNull(SqlSpan Span, Name Column) : AlterAction(Span);
