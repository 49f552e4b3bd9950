namespace TenantMigrations.Engine;

/// <summary>How work ended.</summary>
public enum WorkEnd
{
    /// <summary>All steps are done.</summary>
    Done,

    /// <summary>A step failed and was rolled back; those before it stay (unless one transaction covers the tenant).</summary>
    Failed,

    /// <summary>Another run holds the lock; the step was not begun.</summary>
    Locked,

    /// <summary>The journal is not what the plan expected; the step was not begun. Read again and go on.</summary>
    HeadMoved,

    /// <summary>A barrier's or a rollback's condition does not hold (a tenant lacks a migration, or has one it must not); the step was not begun.</summary>
    Blocked,

    /// <summary>
    /// The connection was lost at a step. What became of that one the journal tells when it is read again: its commit may have arrived, and its server process
    /// may still be at it, with its lock.
    /// </summary>
    Lost,
}
