namespace TenantMigrations.Analysis.Sql;

/// <summary>Any <c>… LOOP … END LOOP</c>.</summary>
/// <param name="Span">Where it stands, without its semicolon.</param>
/// <param name="Label">Its label, or null.</param>
/// <param name="Kind">What it runs through.</param>
/// <param name="Sources">The condition, the bounds and step, the query, the command and its values, the cursor's arguments or the array.</param>
/// <param name="Statements">What is done each time.</param>
internal sealed record PlPgSqlLoop(
    SqlSpan Span, Name? Label, PlPgSqlLoopKind Kind, IReadOnlyList<SqlNode> Sources, IReadOnlyList<PlPgSqlStatement> Statements) : PlPgSqlStatement(Span);
