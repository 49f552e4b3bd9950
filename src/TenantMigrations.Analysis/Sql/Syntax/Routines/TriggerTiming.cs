namespace TenantMigrations.Analysis.Sql;

/// <summary>When a trigger fires.</summary>
internal enum TriggerTiming
{
    Before,
    After,
    InsteadOf,
}
