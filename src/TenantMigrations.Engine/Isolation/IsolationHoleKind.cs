namespace TenantMigrations.Engine;

/// <summary>What one tenant can do to another's rows.</summary>
public enum IsolationHoleKind
{
    /// <summary>It sees them.</summary>
    Sees,

    /// <summary>A session without a tenant sees them.</summary>
    SeesWithoutTenant,

    /// <summary>It updates them.</summary>
    Updates,

    /// <summary>It deletes them.</summary>
    Deletes,

    /// <summary>It writes rows that are another tenant's.</summary>
    Writes,

    /// <summary>Its rows can reference them, or its objects depend on theirs.</summary>
    References,

    /// <summary>Nothing is known: the tenant does not see its own rows either, or no row could be made to try it with.</summary>
    Unproven,
}
