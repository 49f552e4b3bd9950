namespace TenantMigrations.Analysis.Sql;

/// <summary><c>SET NOT NULL</c> or <c>DROP NOT NULL</c> of a domain.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="IsNotNull">Which of them.</param>
internal sealed record SetDomainNotNull(SqlSpan Span, bool IsNotNull) : AlterAction(Span);
