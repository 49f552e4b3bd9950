namespace TenantMigrations.Analysis.Sql;

/// <summary><c>WHEN condition OR condition THEN …</c> behind <c>EXCEPTION</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Conditions">Names of conditions, folded, or five-character codes.</param>
/// <param name="Statements">What is done then.</param>
internal sealed record PlPgSqlHandler(SqlSpan Span, IReadOnlyList<string> Conditions, IReadOnlyList<PlPgSqlStatement> Statements) : SqlNode(Span);
