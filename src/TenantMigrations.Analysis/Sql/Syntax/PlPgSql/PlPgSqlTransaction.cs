namespace TenantMigrations.Analysis.Sql;

/// <summary><c>COMMIT</c> or <c>ROLLBACK</c>, which a body may do only outside a transaction block.</summary>
/// <param name="Span">Where it stands, without its semicolon.</param>
/// <param name="IsCommit">False for <c>ROLLBACK</c>.</param>
internal sealed record PlPgSqlTransaction(SqlSpan Span, bool IsCommit) : PlPgSqlStatement(Span);
