namespace TenantMigrations.Analysis.Sql;

/// <summary>Which rows a partition has.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">How that is said.</param>
/// <param name="Values">The values of a list, or the lower end of a range.</param>
/// <param name="UpperValues">The upper end of a range, which is not in it.</param>
internal sealed record PartitionBound(SqlSpan Span, PartitionBoundKind Kind, IReadOnlyList<Expression> Values, IReadOnlyList<Expression> UpperValues) : SqlNode(Span)
{
    /// <summary>Of a hash partition.</summary>
    public string? Modulus { get; init; }

    public string? Remainder { get; init; }
}
