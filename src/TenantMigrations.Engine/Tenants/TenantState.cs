namespace TenantMigrations.Engine;

/// <summary>Whether a tenant takes part in runs.</summary>
public enum TenantState
{
    /// <summary>It does.</summary>
    Active,

    /// <summary>It is left out of runs and named in the plan.</summary>
    Suspended,
}
