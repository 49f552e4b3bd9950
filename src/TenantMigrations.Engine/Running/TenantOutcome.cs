namespace TenantMigrations.Engine;

/// <summary>How work on a tenant, or global work, ended.</summary>
public enum TenantOutcome
{
    /// <summary>There was nothing to do.</summary>
    UpToDate,

    /// <summary>All is done.</summary>
    Done,

    /// <summary>A migration failed.</summary>
    Failed,

    /// <summary>Something must wait for another migration or tenant.</summary>
    Blocked,

    /// <summary>Another run held the lock too long.</summary>
    Locked,

    /// <summary>The database could not be reached.</summary>
    Unreachable,

    /// <summary>Not begun: the run stopped before (failure limit, cancellation).</summary>
    NotStarted,
}
