namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CLUSTER</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Table">The table; null where it is all that were clustered before.</param>
internal sealed record Cluster(SqlSpan Span, QualifiedName? Table) : Statement(Span);
