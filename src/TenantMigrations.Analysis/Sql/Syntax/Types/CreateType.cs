namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE TYPE</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Its name.</param>
internal abstract record CreateType(SqlSpan Span, QualifiedName Name) : Statement(Span);
