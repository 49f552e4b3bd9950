namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER COLUMN … ADD GENERATED … AS IDENTITY</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Column">The column.</param>
/// <param name="Identity">How.</param>
internal sealed record AddIdentity(SqlSpan Span, Name Column, IdentityConstraint Identity) : AlterAction(Span);
