namespace TenantMigrations.Analysis.Sql;

/// <summary><c>RETURN</c>, <c>RETURN NEXT</c> and <c>RETURN QUERY</c>.</summary>
/// <param name="Span">Where it stands, without its semicolon.</param>
/// <param name="Value">What is returned: an expression or a query; null for none, and for <c>RETURN QUERY EXECUTE</c>.</param>
/// <param name="Command">The command of a <c>RETURN QUERY EXECUTE</c> and its parameters.</param>
internal sealed record PlPgSqlReturn(SqlSpan Span, Statement? Value, IReadOnlyList<Query> Command) : PlPgSqlStatement(Span);
