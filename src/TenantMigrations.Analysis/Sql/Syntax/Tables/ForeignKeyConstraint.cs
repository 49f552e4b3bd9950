namespace TenantMigrations.Analysis.Sql;

/// <summary><c>FOREIGN KEY</c> of a table, <c>REFERENCES</c> of a column.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Columns">The columns that refer; of a column's own constraint that column.</param>
/// <param name="ReferencedTable">The table that is referred to.</param>
/// <param name="ReferencedColumns">Its columns; empty for its primary key.</param>
internal sealed record ForeignKeyConstraint(SqlSpan Span, IReadOnlyList<Name> Columns, QualifiedName ReferencedTable, IReadOnlyList<Name> ReferencedColumns)
    : Constraint(Span)
{
    /// <summary>Whether <c>MATCH FULL</c> is said.</summary>
    public bool MatchesFully { get; init; }

    public ReferentialAction OnUpdate { get; init; }

    public ReferentialAction OnDelete { get; init; }

    /// <summary>The columns that <c>ON DELETE SET NULL</c> or <c>SET DEFAULT</c> sets; empty for all.</summary>
    public IReadOnlyList<Name> ColumnsSetOnDelete { get; init; } = [];

    /// <summary>Whether the last column is a period (<c>PERIOD</c>).</summary>
    public bool HasPeriod { get; init; }
}
