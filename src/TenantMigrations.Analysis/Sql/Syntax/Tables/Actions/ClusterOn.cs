namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CLUSTER ON</c> or <c>SET WITHOUT CLUSTER</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Index">The index; null for none.</param>
internal sealed record ClusterOn(SqlSpan Span, Name? Index) : AlterAction(Span);
