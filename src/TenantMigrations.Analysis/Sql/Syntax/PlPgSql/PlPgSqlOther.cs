namespace TenantMigrations.Analysis.Sql;

/// <summary>A statement that changes nothing in the database, such as <c>RAISE</c>, <c>EXIT</c>, <c>FETCH</c> or <c>NULL</c>.</summary>
/// <param name="Span">Where it stands, without its semicolon.</param>
/// <param name="Kind">Its first word in capitals.</param>
/// <param name="Parts">The expressions and queries in it.</param>
internal sealed record PlPgSqlOther(SqlSpan Span, string Kind, IReadOnlyList<SqlNode> Parts) : PlPgSqlStatement(Span);
