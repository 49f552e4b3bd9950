namespace TenantMigrations.Analysis.Sql;

/// <summary><c>WHEN … THEN …</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Match">For which rows.</param>
/// <param name="Condition">Which of these, where that is said.</param>
/// <param name="Kind">What is done.</param>
internal sealed record MergeAction(SqlSpan Span, MergeMatch Match, Expression? Condition, MergeActionKind Kind) : SqlNode(Span)
{
    /// <summary>What an <c>UPDATE</c> sets.</summary>
    public IReadOnlyList<Assignment> Assignments { get; init; } = [];

    /// <summary>The columns that an <c>INSERT</c> gives; empty where none are named.</summary>
    public IReadOnlyList<ColumnTarget> Columns { get; init; } = [];

    /// <summary>The values that an <c>INSERT</c> gives; empty for <c>DEFAULT VALUES</c>.</summary>
    public IReadOnlyList<Expression> Values { get; init; } = [];
}
