namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CALL p(…)</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Call">The procedure and its arguments, as those of a function.</param>
internal sealed record CallStatement(SqlSpan Span, CallExpression Call) : Statement(Span);
