namespace TenantMigrations.Analysis.Sql;

/// <summary><c>IF … END IF</c> or <c>CASE … END CASE</c>.</summary>
/// <param name="Span">Where it stands, without its semicolon.</param>
/// <param name="Subject">What a <c>CASE</c> compares; null where its branches are conditions.</param>
/// <param name="Branches">At least one.</param>
/// <param name="Else">What is done otherwise; empty where nothing is said.</param>
internal sealed record PlPgSqlChoice(
    SqlSpan Span, Query? Subject, IReadOnlyList<PlPgSqlBranch> Branches, IReadOnlyList<PlPgSqlStatement> Else) : PlPgSqlStatement(Span);
