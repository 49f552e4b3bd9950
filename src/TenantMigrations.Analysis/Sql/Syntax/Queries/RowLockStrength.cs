namespace TenantMigrations.Analysis.Sql;

/// <summary>How strongly rows are locked, the weakest first.</summary>
internal enum RowLockStrength
{
    KeyShare,
    Share,
    NoKeyUpdate,
    Update,
}
