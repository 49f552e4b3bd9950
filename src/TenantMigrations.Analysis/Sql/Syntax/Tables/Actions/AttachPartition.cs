namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ATTACH PARTITION</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Partition">The table or index that becomes a partition.</param>
/// <param name="Bound">Which rows it has; null for an index.</param>
internal sealed record AttachPartition(SqlSpan Span, QualifiedName Partition, PartitionBound? Bound) : AlterAction(Span);
