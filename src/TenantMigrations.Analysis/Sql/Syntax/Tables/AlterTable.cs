namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER TABLE</c>, and the same of an index, sequence, view, materialized view or foreign table.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">Which of them it says; the server takes <c>ALTER TABLE</c> for most of the others too.</param>
/// <param name="Table">What is altered.</param>
/// <param name="IfExists">Whether nothing is done where it is missing.</param>
/// <param name="Actions">What is done, in order.</param>
internal sealed record AlterTable(SqlSpan Span, ObjectKind Kind, RelationName Table, bool IfExists, IReadOnlyList<AlterAction> Actions) : Statement(Span);
