namespace TenantMigrations.Analysis.Sql;

/// <summary><c>VACUUM</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Options">The options, in parentheses or not.</param>
/// <param name="Tables">The tables; none where it is all of them.</param>
internal sealed record Vacuum(SqlSpan Span, IReadOnlyList<Option> Options, IReadOnlyList<RelationName> Tables) : Statement(Span)
{
    /// <summary>Whether it rewrites the tables under the strongest lock.</summary>
    public bool IsFull => Options.Any(static option => option.Name == "full" && option.IsOn);
}
