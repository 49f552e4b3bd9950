namespace TenantMigrations.Analysis.Sql;

/// <summary><c>DETACH PARTITION</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Partition">The partition.</param>
/// <param name="IsConcurrent">Whether the table can be used meanwhile.</param>
/// <param name="Finalizes">Whether it ends a detaching that was interrupted.</param>
internal sealed record DetachPartition(SqlSpan Span, QualifiedName Partition, bool IsConcurrent, bool Finalizes) : AlterAction(Span);
