namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER ATTRIBUTE … TYPE</c> of a composite type.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Attribute">The attribute with its new type.</param>
/// <param name="Cascades">Whether typed tables change too.</param>
internal sealed record AlterAttribute(SqlSpan Span, ColumnDefinition Attribute, bool Cascades) : AlterAction(Span);
