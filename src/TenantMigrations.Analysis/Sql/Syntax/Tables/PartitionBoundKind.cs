namespace TenantMigrations.Analysis.Sql;

/// <summary>How a <see cref="PartitionBound"/> is said.</summary>
internal enum PartitionBoundKind
{
    /// <summary>Every row that no other partition has.</summary>
    Default,
    List,
    Range,
    Hash,
}
