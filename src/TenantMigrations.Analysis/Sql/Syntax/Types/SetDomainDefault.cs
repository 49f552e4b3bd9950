namespace TenantMigrations.Analysis.Sql;

/// <summary><c>SET DEFAULT</c> or <c>DROP DEFAULT</c> of a domain.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">The default; null where it is dropped.</param>
internal sealed record SetDomainDefault(SqlSpan Span, Expression? Value) : AlterAction(Span);
