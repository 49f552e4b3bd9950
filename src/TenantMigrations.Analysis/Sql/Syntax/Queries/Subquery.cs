namespace TenantMigrations.Analysis.Sql;

/// <summary>A query in parentheses that rows come from.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Query">The query.</param>
internal sealed record Subquery(SqlSpan Span, Query Query) : TableReference(Span);
