namespace TenantMigrations.Engine;

/// <summary>How a tenant stands in a run. What is applied, the journals say.</summary>
public enum RunTenantState
{
    /// <summary>Its turn has not come.</summary>
    Pending,

    /// <summary>It is worked on.</summary>
    Running,

    /// <summary>All that could be done so far is done.</summary>
    Done,

    /// <summary>A migration failed.</summary>
    Failed,

    /// <summary>It waits for something else than its turn, or could not be reached.</summary>
    Blocked,
}
