namespace TenantMigrations;

/// <summary>
/// Which rows <see cref="MigrationContext.KeysetBatchesAsync"/> works through, and how fast. Names are those of the catalog, without quotes: they are
/// quoted for you, and looked up in the migration's <c>search_path</c>.
/// </summary>
public sealed record KeysetBatches
{
    /// <summary>The table.</summary>
    public required string Table { get; init; }

    /// <summary>The table's schema; null: the first of the <c>search_path</c> that has the table, so the tenant's own.</summary>
    public string? Schema { get; init; }

    /// <summary>
    /// The columns by whose order the table is worked through: all of a primary key, or of a unique key without nulls, of any type that can be sorted. An
    /// index that begins with them in this order makes each batch cheap.
    /// </summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>A condition in SQL on the table's columns; rows for which it is not true are passed over. Null: all rows.</summary>
    public string? Where { get; init; }

    /// <summary>How many rows a batch has at most. Default: 1,000.</summary>
    public int Size { get; init; } = 1000;

    /// <summary>How long to wait between two batches, with no transaction open. Default: not at all.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>
    /// The share of time to work, above 0 to 1: with 0.25 a batch that took 100 ms is followed by a pause of 300 ms. Where <see cref="Pause"/> is longer, that
    /// counts. Default: 1.
    /// </summary>
    public double ShareOfTime { get; init; } = 1;

    /// <summary>How many rows there are, for progress; null: what the server's planner estimates.</summary>
    public long? ExpectedRows { get; init; }
}
