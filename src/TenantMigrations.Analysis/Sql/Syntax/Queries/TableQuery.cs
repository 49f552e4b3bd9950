namespace TenantMigrations.Analysis.Sql;

/// <summary><c>TABLE name</c>: all of it.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Table">Its name.</param>
internal sealed record TableQuery(SqlSpan Span, RelationName Table) : Query(Span);
