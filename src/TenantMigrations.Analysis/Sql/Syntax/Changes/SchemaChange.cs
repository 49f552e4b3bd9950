namespace TenantMigrations.Analysis.Sql;

/// <summary><c>SET SCHEMA …</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Schema">The new schema.</param>
internal sealed record SchemaChange(SqlSpan Span, Name Schema) : ObjectChange(Span);
