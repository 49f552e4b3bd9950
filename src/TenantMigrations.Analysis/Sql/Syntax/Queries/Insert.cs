namespace TenantMigrations.Analysis.Sql;

/// <summary><c>INSERT INTO</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Target">The table.</param>
/// <param name="Columns">The columns that are given; empty where none are named.</param>
/// <param name="Source">Where the rows come from; null for <c>DEFAULT VALUES</c>.</param>
internal sealed record Insert(SqlSpan Span, RelationName Target, IReadOnlyList<ColumnTarget> Columns, Query? Source) : DataChange(Span, Target)
{
    /// <summary>What to do with rows that are there already, where that is said.</summary>
    public ConflictClause? Conflict { get; init; }

    /// <summary>Whether given values stand against an identity column's own.</summary>
    public bool IsOverriding { get; init; }
}
