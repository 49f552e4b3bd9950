namespace TenantMigrations.Analysis.Sql;

/// <summary><c>OWNER TO</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Owner">The new owner.</param>
internal sealed record SetOwner(SqlSpan Span, RoleName Owner) : AlterAction(Span);
