namespace TenantMigrations.Analysis.Sql;

/// <summary><c>target := value</c>.</summary>
/// <param name="Span">Where it stands, without its semicolon.</param>
/// <param name="Target">The variable; fields and subscripts are left out.</param>
/// <param name="Value">Its new value.</param>
internal sealed record PlPgSqlAssignment(SqlSpan Span, Name Target, Query Value) : PlPgSqlStatement(Span);
