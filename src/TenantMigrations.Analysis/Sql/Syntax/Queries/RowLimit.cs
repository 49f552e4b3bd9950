namespace TenantMigrations.Analysis.Sql;

/// <summary><c>LIMIT</c>, <c>FETCH FIRST</c> and <c>OFFSET</c>.</summary>
/// <param name="Span">Where the first of them stands.</param>
/// <param name="Count">How many rows; null for all, for the one that FETCH means where it says nothing, or where only an offset is said.</param>
/// <param name="Offset">How many are left out before them.</param>
internal sealed record RowLimit(SqlSpan Span, Expression? Count, Expression? Offset) : SqlNode(Span)
{
    /// <summary>Where <c>LIMIT</c> or <c>FETCH</c> stands.</summary>
    public SqlSpan? CountSpan { get; init; }

    /// <summary>Where <c>OFFSET</c> stands.</summary>
    public SqlSpan? OffsetSpan { get; init; }

    /// <summary>Where <c>WITH TIES</c> stands: rows equal to the last one come too.</summary>
    public SqlSpan? TiesSpan { get; init; }
}
