namespace TenantMigrations.Analysis.Sql;

/// <summary>What a statement such as <c>DROP</c> or <c>COMMENT</c> is about.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Name">Its name, of a routine or type without its arguments; null for what has no plain one: operators, casts, transforms, user mappings, large objects.</param>
/// <param name="On">The table (or domain) that a trigger, rule, policy or constraint belongs to.</param>
internal sealed record ObjectReference(SqlSpan Span, ObjectKind Kind, QualifiedName? Name, QualifiedName? On = null) : SqlNode(Span);
