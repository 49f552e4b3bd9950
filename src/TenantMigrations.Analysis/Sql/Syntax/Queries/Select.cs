namespace TenantMigrations.Analysis.Sql;

/// <summary><c>SELECT</c>, with all that may stand between it and <c>ORDER BY</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Targets">What it selects; may be empty.</param>
internal sealed record Select(SqlSpan Span, IReadOnlyList<Target> Targets) : Query(Span)
{
    public bool IsDistinct { get; init; }

    /// <summary>What <c>DISTINCT ON</c> goes by.</summary>
    public IReadOnlyList<Expression> DistinctOn { get; init; } = [];

    /// <summary>The table that <c>INTO</c> creates, where it stands.</summary>
    public IntoTable? Into { get; init; }

    public IReadOnlyList<TableReference> From { get; init; } = [];

    public Expression? Where { get; init; }

    /// <summary>What rows are grouped by, in whatever grouping sets.</summary>
    public IReadOnlyList<Expression> GroupBy { get; init; } = [];

    public Expression? Having { get; init; }
}
