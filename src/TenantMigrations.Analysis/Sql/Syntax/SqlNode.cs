namespace TenantMigrations.Analysis.Sql;

/// <summary>A part of a statement's tree. Trees are never changed.</summary>
/// <param name="Span">Where it stands.</param>
internal abstract record SqlNode(SqlSpan Span);
