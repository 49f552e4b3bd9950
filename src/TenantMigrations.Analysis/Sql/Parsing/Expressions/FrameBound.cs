namespace TenantMigrations.Analysis.Sql;

/// <summary>Where a window's frame begins or ends, in the order of the rows.</summary>
internal enum FrameBound
{
    UnboundedPreceding,
    Preceding,
    CurrentRow,
    Following,
    UnboundedFollowing,
}
