namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER DOMAIN</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Which domain.</param>
/// <param name="Action">What is done to it.</param>
internal sealed record AlterDomain(SqlSpan Span, QualifiedName Name, AlterAction Action) : Statement(Span);
