namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ADD ATTRIBUTE</c> of a composite type.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="Cascades">Whether typed tables get it too.</param>
internal sealed record AddAttribute(SqlSpan Span, ColumnDefinition Attribute, bool Cascades) : AlterAction(Span);
