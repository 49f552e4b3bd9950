namespace TenantMigrations.Analysis.Sql;

/// <summary><c>UNIQUE</c> or <c>PRIMARY KEY</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="IsPrimaryKey">Which of them.</param>
/// <param name="Columns">The columns, of a column's own constraint that column; empty where the constraint takes over an index.</param>
internal sealed record UniqueConstraint(SqlSpan Span, bool IsPrimaryKey, IReadOnlyList<Name> Columns) : Constraint(Span)
{
    /// <summary>The index that the constraint takes over (<c>USING INDEX</c>).</summary>
    public Name? Index { get; init; }

    /// <summary>The columns that the index carries along.</summary>
    public IReadOnlyList<Name> Included { get; init; } = [];

    /// <summary>False for <c>NULLS NOT DISTINCT</c>.</summary>
    public bool NullsAreDistinct { get; init; } = true;

    /// <summary>Whether the last column is a period that must not overlap another one (<c>WITHOUT OVERLAPS</c>).</summary>
    public bool WithoutOverlaps { get; init; }

    public IReadOnlyList<Option> Options { get; init; } = [];

    public Name? Tablespace { get; init; }
}
