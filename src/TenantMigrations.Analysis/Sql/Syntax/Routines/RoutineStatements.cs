namespace TenantMigrations.Analysis.Sql;

/// <summary>A body in SQL: <c>BEGIN ATOMIC … END</c>, or the one <c>RETURN</c> that stands for it.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Statements">Its statements, <see cref="ReturnStatement"/> among them; empty ones are left out.</param>
internal sealed record RoutineStatements(SqlSpan Span, IReadOnlyList<Statement> Statements) : RoutineBody(Span);
