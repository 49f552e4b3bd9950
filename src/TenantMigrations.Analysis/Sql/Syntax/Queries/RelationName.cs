namespace TenantMigrations.Analysis.Sql;

/// <summary>A table as statements name it.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsOnly">Whether <c>ONLY</c> stands before it: without its children.</param>
internal sealed record RelationName(SqlSpan Span, QualifiedName Name, bool IsOnly) : SqlNode(Span);
