namespace TenantMigrations.Engine;

/// <summary>The status of a migration for a tenant (or globally).</summary>
public enum MigrationStatus
{
    /// <summary>Not applied. Derived, never stored.</summary>
    Pending,

    /// <summary>Work outside a transaction is in progress, or was when its process died.</summary>
    Running,

    /// <summary>Applied.</summary>
    Completed,

    /// <summary>The last attempt failed and left nothing (inside a transaction) or something (outside).</summary>
    Failed,

    /// <summary>Applied once, and undone.</summary>
    RolledBack,
}
