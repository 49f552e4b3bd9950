namespace TenantMigrations.Analysis.Sql;

/// <summary><c>$1</c>.</summary>
/// <param name="Span">Where it stands.</param>
internal sealed record ParameterReference(SqlSpan Span) : Expression(Span);
