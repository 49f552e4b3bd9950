namespace TenantMigrations.Analysis.Sql;

/// <summary><c>SET SCHEMA</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Schema">The schema that it moves to.</param>
internal sealed record SetSchema(SqlSpan Span, Name Schema) : AlterAction(Span);
