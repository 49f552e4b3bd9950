namespace TenantMigrations.Analysis.Sql;

/// <summary>How long a table, view or sequence lasts, and whether it survives a crash.</summary>
internal enum TablePersistence
{
    Permanent,
    Temporary,
    Unlogged,
}
