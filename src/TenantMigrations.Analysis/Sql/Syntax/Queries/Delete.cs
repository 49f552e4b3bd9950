namespace TenantMigrations.Analysis.Sql;

/// <summary><c>DELETE FROM</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Target">The table.</param>
internal sealed record Delete(SqlSpan Span, RelationName Target) : DataChange(Span, Target)
{
    public IReadOnlyList<TableReference> Using { get; init; } = [];

    public Expression? Where { get; init; }

    /// <summary>The cursor behind <c>WHERE CURRENT OF</c>.</summary>
    public Name? Cursor { get; init; }
}
