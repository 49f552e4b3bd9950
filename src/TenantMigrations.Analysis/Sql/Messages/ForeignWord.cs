namespace TenantMigrations.Analysis.Sql;

/// <summary>A word of another system's SQL, at which PostgreSQL stops.</summary>
/// <param name="Word">In lower case.</param>
/// <param name="Explanation">Whose it is and what to write instead; sentences.</param>
/// <param name="Behind">The word before it, in lower case, where the habit is known only by that; null for any.</param>
internal sealed record ForeignWord(string Word, string Explanation, string? Behind = null);
