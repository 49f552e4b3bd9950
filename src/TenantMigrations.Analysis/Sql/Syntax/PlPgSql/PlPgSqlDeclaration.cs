namespace TenantMigrations.Analysis.Sql;

/// <summary>A variable, a cursor or another name for one.</summary>
/// <param name="Span">Where it stands, without its semicolon.</param>
/// <param name="Name">What it is called.</param>
internal abstract record PlPgSqlDeclaration(SqlSpan Span, Name Name) : SqlNode(Span);
