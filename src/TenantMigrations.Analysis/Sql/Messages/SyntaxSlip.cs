namespace TenantMigrations.Analysis.Sql;

/// <summary>A syntax error with the tokens around it, for those who look for its cause.</summary>
internal sealed class SyntaxSlip
{
    private readonly SyntaxToken[] _tokens;
    private readonly int _index;

    public SyntaxSlip(string text, SqlSpan statement, SyntaxError error, SqlDialect dialect)
    {
        Text = text;
        Error = error;
        Dialect = dialect;
        (_tokens, IsInBody) = TokensAround(statement);
        _index = Array.FindIndex(_tokens, token => token.End > error.Span.Start && token.Kind != SqlTokenKind.None);
        if (_index < 0) _index = _tokens.Length - 1;
    }

    public string Text { get; }

    public SyntaxError Error { get; }

    public SqlDialect Dialect { get; }

    /// <summary>Whether the place is in the body of a routine or DO.</summary>
    public bool IsInBody { get; }

    /// <summary>Whether the statement or body ends where more is needed.</summary>
    public bool IsAtEnd => Token(0).Kind is SqlTokenKind.None or SqlTokenKind.Semicolon;

    /// <summary>A token before or behind the one that does not fit; of kind <see cref="SqlTokenKind.None"/> where there is none.</summary>
    public SyntaxToken Token(int distance)
    {
        var index = _index + distance;
        return index >= 0 && index < _tokens.Length ? _tokens[index] : default;
    }

    /// <summary>Its characters.</summary>
    public string TextAt(int distance) => Token(distance) is { Kind: not SqlTokenKind.None } token ? Text.Substring(token.Start, token.End - token.Start) : "";

    /// <summary>A word that is not in quotes, in lower case; the sign itself for what is none.</summary>
    public string Word(int distance) => Token(distance).Kind == SqlTokenKind.Number ? "number" : TextAt(distance).ToLowerInvariant();

    public bool Expects(string what) => Error.Expected.Contains(what);

    /// <summary>Whether only blanks stand before it on its line.</summary>
    public bool IsFirstOnLine(int distance)
    {
        if (Token(distance).Kind == SqlTokenKind.None) return false;
        var start = Token(distance).Start;
        while (start > 0 && Text[start - 1] is ' ' or '\t') start--;
        return start == 0 || SqlCharacter.IsLineEnd(Text[start - 1]);
    }

    /// <summary>Whether nothing but blanks stands beside it on its line.</summary>
    public bool IsAloneOnLine(int distance)
    {
        var end = Token(distance).End;
        while (end < Text.Length && Text[end] is ' ' or '\t') end++;
        return IsFirstOnLine(distance) && (end >= Text.Length || SqlCharacter.IsLineEnd(Text[end]) || Text[end] == ';');
    }

    /// <summary>Whether nothing stands between it and the token before it.</summary>
    public bool IsGlued(int distance) => Token(distance - 1).Kind != SqlTokenKind.None && Token(distance - 1).End == Token(distance).Start;

    // The error may stand in a string, which is a routine's body, and that in another.
    private (SyntaxToken[] Tokens, bool IsInBody) TokensAround(SqlSpan span)
    {
        var reader = new TokenReader(Text, Dialect);
        var tokens = reader.Read(span, Dialect.Version);
        for (var isInBody = false; ; isInBody = true)
        {
            var around = Array.Find(tokens, token => token.Start < Error.Span.Start && token.End > Error.Span.Start
                && token.Kind is SqlTokenKind.DollarString or SqlTokenKind.String or SqlTokenKind.EscapeString);
            if (around.Kind == SqlTokenKind.None || around.Start == Error.Span.Start) return (tokens, isInBody);
            var token = new SqlToken(around.Kind, around.Start, around.End - around.Start);
            var opening = token.OpeningLength(Text);
            tokens = reader.ReadPart(new SqlSpan(token.Start + opening, token.End - (token.Kind == SqlTokenKind.DollarString ? opening : 1)), Dialect.Version);
        }
    }
}
