namespace TenantMigrations.Analysis.Sql;

/// <summary>What a row security policy is for.</summary>
internal enum PolicyCommand
{
    All,
    Select,
    Insert,
    Update,
    Delete,
}
