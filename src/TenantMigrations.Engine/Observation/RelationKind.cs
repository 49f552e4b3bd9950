namespace TenantMigrations.Engine;

/// <summary>What kind of relation something is.</summary>
public enum RelationKind
{
    /// <summary>A table, partitioned ones and partitions included.</summary>
    Table,

    /// <summary>An index.</summary>
    Index,

    /// <summary>A materialized view.</summary>
    MaterializedView,

    /// <summary>A view.</summary>
    View,

    /// <summary>A sequence.</summary>
    Sequence,

    /// <summary>A foreign table.</summary>
    ForeignTable,
}
