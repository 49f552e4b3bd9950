namespace TenantMigrations.Analysis.Sql;

/// <summary>A word that PostgreSQL keeps for itself where a name is wanted.</summary>
internal static class ReservedName
{
    public static string? Explain(SyntaxSlip slip)
    {
        if (slip.Token(0).Keyword is not { Class: KeywordClass.Reserved or KeywordClass.TypeOrFunction or KeywordClass.ColumnName } keyword) return null;
        if (!slip.Error.Expected.Any(static what => what is "a name" or "a table" or "a column" or "a variable")) return null;
        return $"{keyword.Word.ToUpperInvariant()} is a word that PostgreSQL keeps for itself. As a name it needs double quotes, here and wherever it is used: \"{keyword.Word}\"; better, take another name.";
    }
}
