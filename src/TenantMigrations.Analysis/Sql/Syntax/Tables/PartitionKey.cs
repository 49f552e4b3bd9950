namespace TenantMigrations.Analysis.Sql;

/// <summary><c>PARTITION BY</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Strategy"><c>range</c>, <c>list</c> or <c>hash</c>, as the name reads; an older server checks it only later.</param>
/// <param name="Elements">By what.</param>
internal sealed record PartitionKey(SqlSpan Span, Name Strategy, IReadOnlyList<IndexElement> Elements) : SqlNode(Span);
