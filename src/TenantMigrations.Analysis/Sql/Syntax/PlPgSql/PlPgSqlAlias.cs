namespace TenantMigrations.Analysis.Sql;

/// <summary><c>name ALIAS FOR other</c>.</summary>
/// <param name="Span">Where it stands, without its semicolon.</param>
/// <param name="Name">The new name.</param>
internal sealed record PlPgSqlAlias(SqlSpan Span, Name Name) : PlPgSqlDeclaration(Span, Name);
