namespace TenantMigrations.Analysis.Sql;

/// <summary>Notes what the grammar asks for at one place, which is what may stand there.</summary>
internal sealed class Expectations(int offset)
{
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    public IReadOnlyList<string> ToList() => [.. _words];

    public void Add(int at, string word)
    {
        // Keywords are written in capitals; "a name" and the like stay what they are.
        if (at == offset) _words.Add(KeywordTable.Find(word) is null ? word : word.ToUpperInvariant());
    }

    public void Add(int at, SqlTokenKind kind) => Add(at, kind switch
    {
        SqlTokenKind.LeftParenthesis => "(",
        SqlTokenKind.RightParenthesis => ")",
        SqlTokenKind.LeftBracket => "[",
        SqlTokenKind.RightBracket => "]",
        SqlTokenKind.Comma => ",",
        SqlTokenKind.Dot => ".",
        SqlTokenKind.Semicolon => ";",
        SqlTokenKind.TypeCast => "::",
        SqlTokenKind.Number => "a number",
        _ => "a string",
    });
}
