namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE SEQUENCE</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The sequence.</param>
/// <param name="Persistence">How long it lasts.</param>
/// <param name="IfNotExists">Whether one that is there already is left alone.</param>
/// <param name="Options">What is said of it: <c>increment</c>, <c>owned_by</c>, …</param>
internal sealed record CreateSequence(SqlSpan Span, QualifiedName Name, TablePersistence Persistence, bool IfNotExists, IReadOnlyList<Option> Options)
    : Statement(Span);
