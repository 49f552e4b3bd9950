namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER TYPE</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Which type.</param>
/// <param name="Actions">What is done; more than one only to attributes.</param>
internal sealed record AlterType(SqlSpan Span, QualifiedName Name, IReadOnlyList<AlterAction> Actions) : Statement(Span);
