namespace TenantMigrations.Analysis.Sql;

/// <summary>What is done to a table, and answered by a trigger or a rule.</summary>
internal enum DataEvent
{
    Select,
    Insert,
    Update,
    Delete,
    Truncate,
}
