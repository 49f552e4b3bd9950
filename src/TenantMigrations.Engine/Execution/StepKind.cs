namespace TenantMigrations.Engine;

/// <summary>What is done with a migration.</summary>
public enum StepKind
{
    /// <summary>Its up part runs.</summary>
    Apply,

    /// <summary>Its down part runs.</summary>
    Rollback,

    /// <summary>Nothing runs; it is recorded as completed (<c>applies-to: existing</c> for a later tenant; log kind <c>skipped</c>).</summary>
    Skip,
}
