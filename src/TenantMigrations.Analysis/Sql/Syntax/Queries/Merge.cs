namespace TenantMigrations.Analysis.Sql;

/// <summary><c>MERGE INTO</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Target">The table.</param>
/// <param name="Source">What is merged into it.</param>
/// <param name="Condition">Which rows belong together.</param>
/// <param name="Actions">What to do with them.</param>
internal sealed record Merge(SqlSpan Span, RelationName Target, TableReference Source, Expression Condition, IReadOnlyList<MergeAction> Actions)
    : DataChange(Span, Target);
