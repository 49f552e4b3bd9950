namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE TABLE</c> and <c>CREATE FOREIGN TABLE</c>, but for <c>… AS</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The table.</param>
/// <param name="Elements">Its columns and constraints.</param>
internal sealed record CreateTable(SqlSpan Span, QualifiedName Name, IReadOnlyList<TableElement> Elements) : Statement(Span)
{
    public TablePersistence Persistence { get; init; }

    public bool IfNotExists { get; init; }

    /// <summary>What it inherits from.</summary>
    public IReadOnlyList<QualifiedName> Parents { get; init; } = [];

    /// <summary>The type of a typed table (<c>OF</c>).</summary>
    public QualifiedName? OfType { get; init; }

    /// <summary>The table that it is a partition of.</summary>
    public QualifiedName? PartitionOf { get; init; }

    /// <summary>Which rows it has as a partition.</summary>
    public PartitionBound? Bound { get; init; }

    /// <summary>How it is itself partitioned.</summary>
    public PartitionKey? PartitionedBy { get; init; }

    public TablePlacement? Placement { get; init; }

    /// <summary>The server of a foreign table; null for any other.</summary>
    public Name? Server { get; init; }

    public IReadOnlyList<Option> ForeignOptions { get; init; } = [];
}
