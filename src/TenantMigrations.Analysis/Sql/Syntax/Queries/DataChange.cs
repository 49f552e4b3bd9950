namespace TenantMigrations.Analysis.Sql;

/// <summary><c>INSERT</c>, <c>UPDATE</c>, <c>DELETE</c> or <c>MERGE</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Target">The table that is changed.</param>
internal abstract record DataChange(SqlSpan Span, RelationName Target) : Statement(Span)
{
    /// <summary>The queries before it that it may use by name.</summary>
    public IReadOnlyList<CommonTableExpression> With { get; init; } = [];

    /// <summary>What the table is called in the statement, where that is said.</summary>
    public Name? Alias { get; init; }

    /// <summary>What it gives back; empty where it gives nothing.</summary>
    public IReadOnlyList<Target> Returning { get; init; } = [];
}
