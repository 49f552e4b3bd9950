namespace TenantMigrations.Analysis.Sql;

/// <summary>What stands between the parentheses of <c>CREATE TABLE</c>: a column, a constraint, <c>LIKE</c>.</summary>
/// <param name="Span">Where it stands.</param>
internal abstract record TableElement(SqlSpan Span) : SqlNode(Span);
