namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE DATABASE</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The database.</param>
/// <param name="Options">What is said of it.</param>
internal sealed record CreateDatabase(SqlSpan Span, Name Name, IReadOnlyList<Option> Options) : Statement(Span);
