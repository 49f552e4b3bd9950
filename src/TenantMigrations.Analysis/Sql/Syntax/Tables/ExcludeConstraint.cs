namespace TenantMigrations.Analysis.Sql;

/// <summary><c>EXCLUDE</c>: no two rows for which all operators hold.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Method">The kind of index, <c>gist</c> and the like; null where it is not said.</param>
/// <param name="Elements">What is compared.</param>
/// <param name="Operators">With what, one for each element, as written.</param>
internal sealed record ExcludeConstraint(SqlSpan Span, Name? Method, IReadOnlyList<IndexElement> Elements, IReadOnlyList<string> Operators) : Constraint(Span)
{
    public IReadOnlyList<Name> Included { get; init; } = [];

    public IReadOnlyList<Option> Options { get; init; } = [];

    public Name? Tablespace { get; init; }

    /// <summary>Which rows it is about; null for all.</summary>
    public Expression? Where { get; init; }
}
