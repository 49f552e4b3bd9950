namespace TenantMigrations.Analysis.Sql;

/// <summary>What a temporary table does at the end of a transaction.</summary>
internal enum OnCommit
{
    /// <summary>Not said: rows stay.</summary>
    Unsaid,
    PreserveRows,
    DeleteRows,
    Drop,
}
