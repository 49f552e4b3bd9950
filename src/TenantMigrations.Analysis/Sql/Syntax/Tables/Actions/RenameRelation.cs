namespace TenantMigrations.Analysis.Sql;

/// <summary><c>RENAME TO</c>, of whatever is altered.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="NewName">Its new name.</param>
internal sealed record RenameRelation(SqlSpan Span, Name NewName) : AlterAction(Span);
