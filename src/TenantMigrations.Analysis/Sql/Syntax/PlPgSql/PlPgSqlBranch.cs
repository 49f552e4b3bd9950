namespace TenantMigrations.Analysis.Sql;

/// <summary>A condition and what is done where it holds: of <c>IF</c>, <c>ELSIF</c> or <c>WHEN</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Condition">The condition, or the values that are compared with the subject of a <c>CASE</c>.</param>
/// <param name="Statements">What is done.</param>
internal sealed record PlPgSqlBranch(SqlSpan Span, Query Condition, IReadOnlyList<PlPgSqlStatement> Statements) : SqlNode(Span);
