namespace TenantMigrations.Analysis.Sql;

/// <summary>A body in quotes: <c>AS $$ … $$</c>, or the file and symbol of a C function.</summary>
/// <param name="Span">Where the literal stands, with its quotes.</param>
/// <param name="Text">What is between them, as written but for doubled quotes.</param>
/// <param name="Symbol">The second literal, where there is one.</param>
internal sealed record RoutineText(SqlSpan Span, string Text, string? Symbol = null) : RoutineBody(Span);
