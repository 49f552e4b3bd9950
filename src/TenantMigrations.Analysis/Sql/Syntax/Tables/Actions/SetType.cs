namespace TenantMigrations.Analysis.Sql;

/// <summary><c>OF type</c> or <c>NOT OF</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Type">The type of the typed table; null where it becomes a plain one.</param>
internal sealed record SetType(SqlSpan Span, QualifiedName? Type) : AlterAction(Span);
