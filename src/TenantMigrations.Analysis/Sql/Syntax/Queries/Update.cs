namespace TenantMigrations.Analysis.Sql;

/// <summary><c>UPDATE</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Target">The table.</param>
/// <param name="Assignments">What is set.</param>
internal sealed record Update(SqlSpan Span, RelationName Target, IReadOnlyList<Assignment> Assignments) : DataChange(Span, Target)
{
    public IReadOnlyList<TableReference> From { get; init; } = [];

    public Expression? Where { get; init; }

    /// <summary>The cursor behind <c>WHERE CURRENT OF</c>.</summary>
    public Name? Cursor { get; init; }
}
