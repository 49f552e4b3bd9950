namespace TenantMigrations.Analysis.Sql;

/// <summary><c>DROP ATTRIBUTE</c> of a composite type.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The attribute.</param>
/// <param name="IfExists">Whether nothing is done where it is missing.</param>
/// <param name="Cascades">Whether typed tables lose it too.</param>
internal sealed record DropAttribute(SqlSpan Span, Name Name, bool IfExists, bool Cascades) : AlterAction(Span);
