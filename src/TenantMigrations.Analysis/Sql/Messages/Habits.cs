namespace TenantMigrations.Analysis.Sql;

/// <summary>Those who know causes of syntax errors, the surest first. Each returns sentences that say what to write, or null where it is not that.</summary>
internal static class Habits
{
    public static IReadOnlyList<Func<SyntaxSlip, string?>> All { get; } =
    [
        OddCharacters.Explain,
        BrokenLiteral.Explain,
        ForeignSigns.Explain,
        ForeignForms.Explain,
        TrailingComma.Explain,
        ForeignWords.Explain,
        MissingSemicolon.Explain,
        WrongQuotes.Explain,
        MissingWord.Explain,
        ReservedName.Explain,
        Misspelling.Explain,
        MissingComma.Explain,
    ];
}
