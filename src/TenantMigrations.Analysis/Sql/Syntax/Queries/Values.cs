namespace TenantMigrations.Analysis.Sql;

/// <summary><c>VALUES (…), (…)</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record Values(SqlSpan Span, IReadOnlyList<IReadOnlyList<Expression>> Rows) : Query(Span);
