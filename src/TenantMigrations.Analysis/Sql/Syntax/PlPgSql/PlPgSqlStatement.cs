namespace TenantMigrations.Analysis.Sql;

/// <summary>A statement of PL/pgSQL.</summary>
/// <param name="Span">Where it stands, without its semicolon.</param>
internal abstract record PlPgSqlStatement(SqlSpan Span) : SqlNode(Span);
