namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE MATERIALIZED VIEW</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The view.</param>
/// <param name="Columns">The names of its columns; empty for those of the query.</param>
/// <param name="Query">What it shows.</param>
internal sealed record CreateMaterializedView(SqlSpan Span, QualifiedName Name, IReadOnlyList<Name> Columns, Query Query) : Statement(Span)
{
    public bool IsUnlogged { get; init; }

    public bool IfNotExists { get; init; }

    public TablePlacement? Placement { get; init; }

    /// <summary>False for <c>WITH NO DATA</c>.</summary>
    public bool WithData { get; init; }
}
