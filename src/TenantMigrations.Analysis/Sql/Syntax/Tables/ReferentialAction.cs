namespace TenantMigrations.Analysis.Sql;

/// <summary>What happens to the rows that refer when the row they refer to changes.</summary>
internal enum ReferentialAction
{
    NoAction,
    Restrict,
    Cascade,
    SetNull,
    SetDefault,
}
