namespace TenantMigrations.Analysis.Sql;

/// <summary><c>RENAME TO …</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="NewName">The new name.</param>
internal sealed record NameChange(SqlSpan Span, Name NewName) : ObjectChange(Span);
