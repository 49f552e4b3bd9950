namespace TenantMigrations.Analysis.Sql;

/// <summary>A statement of SQL among those of PL/pgSQL, <c>PERFORM</c>, <c>CALL</c> and <c>DO</c> included.</summary>
/// <param name="Span">Where it stands, without its semicolon.</param>
/// <param name="Statement">Its tree, without <c>INTO</c>; a <c>PERFORM</c> is a <c>SELECT</c>.</param>
/// <param name="Into">The variables that take its row.</param>
/// <param name="Body">What it does in PL/pgSQL itself, for a <c>DO</c> or <c>CREATE FUNCTION</c>.</param>
internal sealed record PlPgSqlSql(SqlSpan Span, Statement Statement, IReadOnlyList<QualifiedName> Into, PlPgSqlBody? Body) : PlPgSqlStatement(Span);
