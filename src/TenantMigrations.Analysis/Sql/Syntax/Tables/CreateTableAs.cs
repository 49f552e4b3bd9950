namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE TABLE … AS</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The table.</param>
/// <param name="Columns">The names of its columns; empty for those of the query.</param>
/// <param name="Query">Where its rows come from; null where a prepared statement is executed.</param>
internal sealed record CreateTableAs(SqlSpan Span, QualifiedName Name, IReadOnlyList<Name> Columns, Query? Query) : Statement(Span)
{
    public TablePersistence Persistence { get; init; }

    public bool IfNotExists { get; init; }

    public TablePlacement? Placement { get; init; }

    /// <summary>The prepared statement that <c>EXECUTE</c> names.</summary>
    public Name? Executed { get; init; }

    /// <summary>False for <c>WITH NO DATA</c>.</summary>
    public bool WithData { get; init; }
}
