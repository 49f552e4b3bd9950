namespace TenantMigrations.Analysis.Sql;

/// <summary>How strong a lock on a table is, from the weakest to the strongest.</summary>
internal enum LockMode
{
    AccessShare,
    RowShare,
    RowExclusive,
    ShareUpdateExclusive,
    Share,
    ShareRowExclusive,
    Exclusive,
    AccessExclusive,
}
