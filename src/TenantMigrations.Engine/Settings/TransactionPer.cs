namespace TenantMigrations.Engine;

/// <summary>What one transaction covers.</summary>
public enum TransactionPer
{
    /// <summary>One migration of one tenant: what succeeded before a failure stays.</summary>
    Migration,

    /// <summary>All that is pending for one tenant: all or nothing per tenant.</summary>
    Tenant,
}
