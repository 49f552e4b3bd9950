namespace TenantMigrations.Analysis.Sql;

/// <summary><c>RENAME CONSTRAINT</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The constraint.</param>
/// <param name="NewName">Its new name.</param>
internal sealed record RenameConstraint(SqlSpan Span, Name Name, Name NewName) : AlterAction(Span);
