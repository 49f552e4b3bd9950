namespace TenantMigrations.Analysis.Sql;

/// <summary>What becomes of rows without a partner.</summary>
internal enum JoinKind
{
    Inner,
    Left,
    Right,
    Full,
    Cross,
}
