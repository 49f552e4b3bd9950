namespace TenantMigrations.Analysis.Sql;

/// <summary><c>DROP</c> of whatever, but for <c>DROP OWNED</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Objects">The things.</param>
internal sealed record Drop(SqlSpan Span, ObjectKind Kind, IReadOnlyList<ObjectReference> Objects) : Statement(Span)
{
    public bool IfExists { get; init; }

    /// <summary>Of an index.</summary>
    public bool IsConcurrent { get; init; }

    /// <summary>Whether all that depends on it goes too.</summary>
    public bool Cascades { get; init; }
}
