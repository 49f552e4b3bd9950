namespace TenantMigrations.Analysis.Sql;

/// <summary><c>RENAME ATTRIBUTE</c> of a composite type.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The attribute.</param>
/// <param name="NewName">Its new name.</param>
/// <param name="Cascades">Whether typed tables change too.</param>
internal sealed record RenameAttribute(SqlSpan Span, Name Name, Name NewName, bool Cascades) : AlterAction(Span);
