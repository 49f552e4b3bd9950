namespace TenantMigrations.Analysis.Sql;

/// <summary><c>UNION</c>, <c>INTERSECT</c> or <c>EXCEPT</c> of two queries.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Left">The first query.</param>
/// <param name="Kind">Which of the three.</param>
/// <param name="IsAll">Whether equal rows stay.</param>
/// <param name="Right">The second query.</param>
internal sealed record SetOperation(SqlSpan Span, Query Left, SetOperationKind Kind, bool IsAll, Query Right) : Query(Span);
