namespace TenantMigrations.Analysis.Sql;

/// <summary><c>REINDEX</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Target">What is named.</param>
/// <param name="Name">Its name; null where that is left out.</param>
/// <param name="IsConcurrent">Whether <c>CONCURRENTLY</c> is said, as a word or as an option.</param>
internal sealed record Reindex(SqlSpan Span, ReindexTarget Target, QualifiedName? Name, bool IsConcurrent) : Statement(Span);
