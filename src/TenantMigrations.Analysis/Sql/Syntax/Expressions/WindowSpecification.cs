namespace TenantMigrations.Analysis.Sql;

/// <summary>What stands behind <c>OVER</c>, or behind <c>AS</c> in the clause <c>WINDOW</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Base">The window that it names, alone or to build on.</param>
/// <param name="PartitionBy">What stands behind <c>PARTITION BY</c>.</param>
/// <param name="OrderBy">What stands behind <c>ORDER BY</c>.</param>
/// <param name="Bounds">The offsets in the frame's bounds.</param>
internal sealed record WindowSpecification(
    SqlSpan Span, Name? Base, IReadOnlyList<Expression> PartitionBy, IReadOnlyList<SortItem> OrderBy, IReadOnlyList<Expression> Bounds) : SqlNode(Span);
