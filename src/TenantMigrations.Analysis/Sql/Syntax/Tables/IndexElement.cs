namespace TenantMigrations.Analysis.Sql;

/// <summary>What an index is on: a column or an expression.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Column">The column; null for an expression.</param>
/// <param name="Expression">The expression; null for a column.</param>
internal sealed record IndexElement(SqlSpan Span, Name? Column, Expression? Expression) : SqlNode(Span)
{
    public QualifiedName? Collation { get; init; }

    public QualifiedName? OperatorClass { get; init; }

    public IReadOnlyList<Option> OperatorClassOptions { get; init; } = [];

    public bool IsDescending { get; init; }

    /// <summary>Whether nulls come first; null where it is not said.</summary>
    public bool? NullsFirst { get; init; }
}
