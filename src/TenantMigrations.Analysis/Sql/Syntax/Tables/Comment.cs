namespace TenantMigrations.Analysis.Sql;

/// <summary><c>COMMENT ON</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Object">On what.</param>
/// <param name="Text">The comment; null takes it away.</param>
internal sealed record Comment(SqlSpan Span, ObjectReference Object, string? Text) : Statement(Span);
