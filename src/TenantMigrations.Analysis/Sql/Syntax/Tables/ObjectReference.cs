namespace TenantMigrations.Analysis.Sql;

/// <summary>What a statement such as <c>DROP</c> or <c>COMMENT</c> is about.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Name">Its name; null for a cast, transform, user mapping and large object, which have none.</param>
/// <param name="On">The table (or domain) that a trigger, rule, policy or constraint belongs to.</param>
internal sealed record ObjectReference(SqlSpan Span, ObjectKind Kind, QualifiedName? Name, QualifiedName? On = null) : SqlNode(Span);
