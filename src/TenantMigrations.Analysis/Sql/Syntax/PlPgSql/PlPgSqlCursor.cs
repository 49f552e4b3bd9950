namespace TenantMigrations.Analysis.Sql;

/// <summary><c>name CURSOR (parameters) FOR query</c>.</summary>
/// <param name="Span">Where it stands, without its semicolon.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Query">What it runs through.</param>
internal sealed record PlPgSqlCursor(SqlSpan Span, Name Name, IReadOnlyList<PlPgSqlVariable> Parameters, Statement Query) : PlPgSqlDeclaration(Span, Name);
