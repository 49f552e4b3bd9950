namespace TenantMigrations.Analysis.Sql;

/// <summary>A column of what a query or <c>RETURNING</c> gives.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">What it is; null for <c>*</c>.</param>
/// <param name="Label">What it is called, where that is said.</param>
internal sealed record Target(SqlSpan Span, Expression? Value, Name? Label) : SqlNode(Span);
