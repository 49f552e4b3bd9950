namespace TenantMigrations.Analysis.Sql;

/// <summary><c>SELECT</c>, <c>VALUES</c>, <c>TABLE</c>, and what sets make of them.</summary>
/// <param name="Span">Where it stands.</param>
internal abstract record Query(SqlSpan Span) : Statement(Span);
