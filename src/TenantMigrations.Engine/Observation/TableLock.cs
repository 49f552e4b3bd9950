namespace TenantMigrations.Engine;

/// <summary>PostgreSQL's lock modes for tables, the weakest first.</summary>
public enum TableLock
{
    /// <summary><c>ACCESS SHARE</c>: reading.</summary>
    AccessShare,

    /// <summary><c>ROW SHARE</c>: locking rows.</summary>
    RowShare,

    /// <summary><c>ROW EXCLUSIVE</c>: changing rows.</summary>
    RowExclusive,

    /// <summary><c>SHARE UPDATE EXCLUSIVE</c>: others read and write; vacuum and other such work waits.</summary>
    ShareUpdateExclusive,

    /// <summary><c>SHARE</c>: others read; writers wait.</summary>
    Share,

    /// <summary><c>SHARE ROW EXCLUSIVE</c>: others read; writers wait.</summary>
    ShareRowExclusive,

    /// <summary><c>EXCLUSIVE</c>: others only read.</summary>
    Exclusive,

    /// <summary><c>ACCESS EXCLUSIVE</c>: readers wait, too.</summary>
    AccessExclusive,
}
