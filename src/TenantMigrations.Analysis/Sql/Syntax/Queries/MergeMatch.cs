namespace TenantMigrations.Analysis.Sql;

/// <summary>Whether a row has its counterpart.</summary>
internal enum MergeMatch
{
    Matched,
    NotMatchedByTarget,
    NotMatchedBySource,
}
