namespace TenantMigrations.Analysis.Sql;

/// <summary><c>DO $$ … $$</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Language">Its language, folded where it is no string; null for PL/pgSQL unsaid.</param>
/// <param name="Body">What it does; null where only a language is said, which the server refuses when it runs it.</param>
internal sealed record DoStatement(SqlSpan Span, string? Language, RoutineText? Body) : Statement(Span);
