namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE EXTENSION</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The extension.</param>
/// <param name="IfNotExists">Whether an existing one is good as well.</param>
/// <param name="Schema">The schema for its objects, where that is said.</param>
internal sealed record CreateExtension(SqlSpan Span, Name Name, bool IfNotExists, Name? Schema) : Statement(Span);
