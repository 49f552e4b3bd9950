namespace TenantMigrations.Engine;

/// <summary>What a statement did to one relation.</summary>
/// <param name="Name">Its name, with the schema where <c>search_path</c> does not lead to it.</param>
/// <param name="Kind">What it is.</param>
public sealed record RelationEffect(string Name, RelationKind Kind)
{
    /// <summary>For an index: its table.</summary>
    public string? Table { get; init; }

    /// <summary>Whether the same migration made it: a lock on it makes nobody wait.</summary>
    public bool IsNew { get; init; }

    /// <summary>
    /// The strongest lock that the statement took; null where it took none that the transaction did not hold before (PostgreSQL keeps locks to its end).
    /// </summary>
    public TableLock? Lock { get; init; }

    /// <summary>The strongest lock that its transaction holds behind it, those of earlier statements included; null where it holds none, or that was not seen.</summary>
    public TableLock? Held { get; init; }

    /// <summary>Whether its file was written anew: every row for a table, every entry for an index.</summary>
    public bool IsRewritten { get; init; }

    /// <summary>How often it was read from beginning to end; null where that was not seen.</summary>
    public long? Scans { get; init; }

    /// <summary>How many rows those scans met; null where that was not seen.</summary>
    public long? RowsRead { get; init; }

    /// <summary>How many rows were inserted, updated or deleted; null where that was not seen.</summary>
    public long? RowsChanged { get; init; }

    /// <summary>Whether anything happened to it.</summary>
    public bool IsAny => Lock is not null || IsRewritten || Scans > 0 || RowsChanged > 0;
}
