namespace TenantMigrations.Analysis.Sql;

/// <summary>A table, view or common table expression, by its name.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Table">Its name.</param>
internal sealed record NamedTable(SqlSpan Span, RelationName Table) : TableReference(Span);
