namespace TenantMigrations.Analysis.Sql;

/// <summary>Something that no PostgreSQL would read, and where it is.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Start">Where, in UTF-16 code units; for what is not closed, where it opens.</param>
/// <param name="Length">
/// How much to underline. For what is not closed this is its opening (quote, tag, <c>/*</c>), not everything behind it.
/// </param>
public readonly record struct SqlLexicalError(SqlLexicalErrorKind Kind, int Start, int Length);
