namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ANALYZE</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Tables">The tables; none where it is all of them.</param>
internal sealed record Analyze(SqlSpan Span, IReadOnlyList<RelationName> Tables) : Statement(Span);
