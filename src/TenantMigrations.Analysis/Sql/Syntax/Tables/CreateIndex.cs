namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE INDEX</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The index; null where the server chooses its name. It always lies in the table's schema.</param>
/// <param name="Table">What it is on.</param>
/// <param name="Elements">Its columns and expressions.</param>
internal sealed record CreateIndex(SqlSpan Span, Name? Name, RelationName Table, IReadOnlyList<IndexElement> Elements) : Statement(Span)
{
    public bool IsUnique { get; init; }

    public bool IsConcurrent { get; init; }

    public bool IfNotExists { get; init; }

    /// <summary><c>gin</c>, <c>hash</c>, …; null where it is not said, which is <c>btree</c>.</summary>
    public Name? Method { get; init; }

    public IReadOnlyList<IndexElement> Included { get; init; } = [];

    /// <summary>False for <c>NULLS NOT DISTINCT</c>.</summary>
    public bool NullsAreDistinct { get; init; } = true;

    public IReadOnlyList<Option> Options { get; init; } = [];

    public Name? Tablespace { get; init; }

    /// <summary>Which rows it has; null for all.</summary>
    public Expression? Where { get; init; }
}
