namespace TenantMigrations.Analysis.Sql;

/// <summary>Looks the word at which PostgreSQL stops up among those of other systems.</summary>
internal static class ForeignWords
{
    private static readonly IReadOnlyList<IReadOnlyList<ForeignWord>> s_inBody = [MySqlWords.All, SqlServerWords.All, OracleWords.All];
    private static readonly IReadOnlyList<IReadOnlyList<ForeignWord>> s_outside = [.. s_inBody, PlPgSqlWords.All];

    public static string? Explain(SyntaxSlip slip)
    {
        if (slip.Token(0).Kind != SqlTokenKind.Identifier) return null;
        var word = slip.Word(0);
        ForeignWord? known = null;
        foreach (var table in slip.IsInBody ? s_inBody : s_outside)
        {
            foreach (var entry in table)
            {
                if (entry.Word != word) continue;
                // What stands before it makes it surer.
                if (entry.Behind is not null && entry.Behind == slip.Word(-1)) return entry.Explanation;
                if (entry.Behind is null && IsPlausible(entry, slip)) known ??= entry;
            }
        }

        return known?.Explanation;
    }

    // Words of PostgreSQL itself are another's only where a statement begins.
    private static bool IsPlausible(ForeignWord entry, SyntaxSlip slip) => KeywordTable.Find(entry.Word) is not { } keyword
        || (!(keyword.Class == KeywordClass.Reserved && slip.Expects("a name")) && IsForeignKeyword(entry, slip));

    private static bool IsForeignKeyword(ForeignWord entry, SyntaxSlip slip) =>
        entry.Word is "identity" or "comment" or "storage" or "enable" or "disable" or "ignore" or "limit" or "first" or "after" || slip.Token(-1).Kind == SqlTokenKind.None;
}
