namespace TenantMigrations.Analysis.Sql;

/// <summary>What to do where another session holds a row's lock.</summary>
internal enum RowLockWait
{
    Wait,
    SkipLocked,
    Fail,
}
