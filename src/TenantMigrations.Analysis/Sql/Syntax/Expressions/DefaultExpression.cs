namespace TenantMigrations.Analysis.Sql;

/// <summary><c>DEFAULT</c> in the place of a value.</summary>
/// <param name="Span">Where it stands.</param>
internal sealed record DefaultExpression(SqlSpan Span) : Expression(Span);
