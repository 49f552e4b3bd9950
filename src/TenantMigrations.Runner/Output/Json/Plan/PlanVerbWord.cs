namespace TenantMigrations.Runner;

/// <summary>What a plan is for.</summary>
internal enum PlanVerbWord
{
    /// <summary>To apply.</summary>
    Run,

    /// <summary>To undo.</summary>
    Rollback,
}
