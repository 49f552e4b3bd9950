namespace TenantMigrations.Analysis.Sql;

/// <summary>A name with what stands before it: <c>table</c>, <c>schema.table</c>, <c>database.schema.table</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Parts">At least one.</param>
internal sealed record QualifiedName(SqlSpan Span, IReadOnlyList<Name> Parts) : SqlNode(Span)
{
    /// <summary>The name itself.</summary>
    public Name Last => Parts[Parts.Count - 1];

    /// <summary>The schema, where it is said.</summary>
    public Name? Schema => Parts.Count > 1 ? Parts[Parts.Count - 2] : null;

    public override string ToString() => string.Join(".", Parts);
}
