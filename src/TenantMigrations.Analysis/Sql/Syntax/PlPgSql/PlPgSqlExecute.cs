namespace TenantMigrations.Analysis.Sql;

/// <summary><c>EXECUTE command INTO … USING …</c>: what it runs is known only at run time.</summary>
/// <param name="Span">Where it stands, without its semicolon.</param>
/// <param name="Command">The text of the command.</param>
/// <param name="Into">The variables that take its row.</param>
/// <param name="Using">Its parameters.</param>
internal sealed record PlPgSqlExecute(SqlSpan Span, Query Command, IReadOnlyList<QualifiedName> Into, IReadOnlyList<Query> Using) : PlPgSqlStatement(Span);
