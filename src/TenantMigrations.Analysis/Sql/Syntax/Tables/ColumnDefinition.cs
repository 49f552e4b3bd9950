namespace TenantMigrations.Analysis.Sql;

/// <summary>A column.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type; null in a typed table or a partition, where only constraints and defaults are said.</param>
/// <param name="Constraints">What is said of it: NOT NULL, its default and identity, and the constraints of one column.</param>
internal sealed record ColumnDefinition(SqlSpan Span, Name Name, TypeName? Type, IReadOnlyList<Constraint> Constraints) : TableElement(Span)
{
    public QualifiedName? Collation { get; init; }

    /// <summary><c>PLAIN</c>, <c>EXTENDED</c>, … folded; null where it is not said.</summary>
    public string? Storage { get; init; }

    public string? Compression { get; init; }

    /// <summary>The options of a foreign table's column.</summary>
    public IReadOnlyList<Option> ForeignOptions { get; init; } = [];
}
