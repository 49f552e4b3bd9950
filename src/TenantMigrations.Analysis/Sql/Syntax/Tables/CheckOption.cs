namespace TenantMigrations.Analysis.Sql;

/// <summary>Whether rows that are written through a view must be seen through it.</summary>
internal enum CheckOption
{
    None,
    Local,
    Cascaded,
}
