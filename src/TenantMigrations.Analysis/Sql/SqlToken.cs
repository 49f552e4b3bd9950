namespace TenantMigrations.Analysis.Sql;

/// <summary>A token of SQL: where it lies in its text, in UTF-16 code units. White space and comments are tokens too.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">The offset of its first character.</param>
/// <param name="Length">How many characters it has; never zero.</param>
/// <param name="Error">What is wrong with it, or none. A token that is not closed reaches to the end of the text.</param>
public readonly record struct SqlToken(SqlTokenKind Kind, int Start, int Length, SqlLexicalErrorKind Error = SqlLexicalErrorKind.None)
{
    /// <summary>The offset behind its last character.</summary>
    public int End => Start + Length;

    /// <summary>True for white space and comments.</summary>
    public bool IsBlank => Kind is SqlTokenKind.WhiteSpace or SqlTokenKind.LineComment or SqlTokenKind.BlockComment;

    /// <summary>True where the end of the text came before the closing quote, tag or <c>*/</c>.</summary>
    public bool IsUnterminated => Error is SqlLexicalErrorKind.UnterminatedString or SqlLexicalErrorKind.UnterminatedQuotedIdentifier
        or SqlLexicalErrorKind.UnterminatedBlockComment or SqlLexicalErrorKind.UnterminatedDollarString;

    /// <summary>Whether it is this keyword, in whatever case. Allocates nothing.</summary>
    /// <param name="text">The text that was lexed.</param>
    /// <param name="word">The keyword in lower case.</param>
    public bool IsWord(string text, string word)
    {
        if (Kind != SqlTokenKind.Identifier || Length != word.Length) return false;
        for (var i = 0; i < word.Length; i++)
        {
            if (SqlCharacter.ToLower(text[Start + i]) != word[i]) return false;
        }

        return true;
    }

    /// <summary>
    /// How long its opening is: the quote with its prefix, the <c>$tag$</c>, the <c>/*</c>; zero for what has none. This is what to
    /// underline where the closing is missing.
    /// </summary>
    /// <param name="text">The text that was lexed.</param>
    public int OpeningLength(string text) => Kind switch
    {
        SqlTokenKind.String or SqlTokenKind.QuotedIdentifier => 1,
        SqlTokenKind.EscapeString or SqlTokenKind.NationalString or SqlTokenKind.BitString or SqlTokenKind.HexString => 2,
        SqlTokenKind.LineComment or SqlTokenKind.BlockComment => 2,
        SqlTokenKind.UnicodeString or SqlTokenKind.UnicodeIdentifier => 3,
        SqlTokenKind.DollarString => text.IndexOf('$', Start + 1) + 1 - Start,
        _ => 0,
    };

    /// <summary>
    /// What lies between the tags of a dollar quote, to be lexed on its own (<see cref="SqlLexer(string, int, int)"/>). Where the closing
    /// tag is missing, all that is behind the opening one.
    /// </summary>
    /// <param name="text">The text that was lexed.</param>
    /// <exception cref="InvalidOperationException">It is not a dollar quote.</exception>
    public StatementSpan DollarBody(string text)
    {
        if (Kind != SqlTokenKind.DollarString) throw new InvalidOperationException($"A token of kind {Kind} has no dollar-quoted body.");
        var tag = OpeningLength(text);
        return new StatementSpan(Start + tag, Length - (IsUnterminated ? tag : 2 * tag));
    }
}
