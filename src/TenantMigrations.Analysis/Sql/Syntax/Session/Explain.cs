namespace TenantMigrations.Analysis.Sql;

/// <summary><c>EXPLAIN</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Statement">What is explained.</param>
/// <param name="IsAnalyze">Whether it is carried out too.</param>
internal sealed record Explain(SqlSpan Span, Statement Statement, bool IsAnalyze) : Statement(Span);
