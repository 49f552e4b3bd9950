namespace TenantMigrations.Analysis.Sql;

/// <summary>What a <see cref="Reindex"/> names.</summary>
internal enum ReindexTarget
{
    Index,
    Table,
    Schema,
    Database,
    System,
}
