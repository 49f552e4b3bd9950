namespace TenantMigrations.Analysis.Sql;

/// <summary><c>SELECT</c>, <c>VALUES</c>, <c>TABLE</c>, what sets make of them, and what stands around any of these.</summary>
/// <param name="Span">Where it stands.</param>
internal abstract record Query(SqlSpan Span) : Statement(Span)
{
    /// <summary>The queries before it that it may use by name.</summary>
    public IReadOnlyList<CommonTableExpression> With { get; init; } = [];

    public IReadOnlyList<SortItem> OrderBy { get; init; } = [];

    /// <summary>How many rows and from which on; null where nothing is said.</summary>
    public RowLimit? Limit { get; init; }

    /// <summary><c>FOR UPDATE</c> and its kin.</summary>
    public IReadOnlyList<RowLock> Locks { get; init; } = [];
}
