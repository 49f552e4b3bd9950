namespace TenantMigrations.Analysis.Sql;

/// <summary>A keyword of PostgreSQL.</summary>
/// <param name="Word">In lower case.</param>
/// <param name="Class">What else it may be.</param>
/// <param name="Since">The first version that has it, not before 15.</param>
/// <param name="NeedsAs">Whether it may be a column's label only behind <c>AS</c>.</param>
internal sealed record Keyword(string Word, KeywordClass Class, int Since, bool NeedsAs);
