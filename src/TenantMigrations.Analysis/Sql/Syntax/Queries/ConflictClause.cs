namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ON CONFLICT … DO NOTHING</c> or <c>DO UPDATE SET …</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Constraint">The constraint, where it is named.</param>
/// <param name="Assignments">What is set; empty for <c>DO NOTHING</c>.</param>
/// <param name="Where">Which rows are updated.</param>
internal sealed record ConflictClause(SqlSpan Span, Name? Constraint, IReadOnlyList<Assignment> Assignments, Expression? Where) : SqlNode(Span)
{
    /// <summary>The columns or expressions of the unique index, where they are said.</summary>
    public IReadOnlyList<IndexElement> Inference { get; init; } = [];

    /// <summary>The predicate of a partial unique index.</summary>
    public Expression? InferenceWhere { get; init; }
}
