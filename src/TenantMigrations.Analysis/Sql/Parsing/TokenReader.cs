namespace TenantMigrations.Analysis.Sql;

/// <summary>Makes of a statement's text what the grammar sees: no blanks, keywords known, placeholders replaced with what they stand for.</summary>
internal sealed class TokenReader(string text, SqlDialect dialect)
{
    // Before FIRST, LAST and JSON these are no names, in no place.
    private static readonly Keyword s_nulls = new("nulls", KeywordClass.Reserved, 15, NeedsAs: true);
    private static readonly Keyword s_format = new("format", KeywordClass.Reserved, 16, NeedsAs: true);

    private readonly List<SyntaxToken> _tokens = [];
    private bool _mayHaveEscapes;

    /// <summary>
    /// Whether the last text held what cannot be judged: a token that the lexer has reported already, a placeholder that is not declared, or one that is glued
    /// to a word.
    /// </summary>
    public bool HasOddTokens { get; private set; }

    /// <summary>The first token of the last text that no PostgreSQL of the version reads; nobody has reported it where the text is a routine's body.</summary>
    public SqlLexicalError? LexicalError { get; private set; }

    /// <summary>The first wrong escape in a literal or name of the last text.</summary>
    public SyntaxError? EscapeError { get; private set; }

    /// <summary>The tokens, with one of kind <see cref="SqlTokenKind.None"/> behind them.</summary>
    /// <param name="span">The statement.</param>
    /// <param name="version">Whose keywords are to be known.</param>
    public SyntaxToken[] Read(SqlSpan span, int version) => Read(span, version, EndOf(span));

    /// <summary>The tokens of something that ends where its span does, such as a routine's body.</summary>
    public SyntaxToken[] ReadPart(SqlSpan span, int version) => Read(span, version, span.End);

    private SyntaxToken[] Read(SqlSpan span, int version, int end)
    {
        _tokens.Clear();
        HasOddTokens = false;
        LexicalError = null;
        _mayHaveEscapes = false;
        var previous = default(SqlToken);
        foreach (var token in new SqlLexer(text, span.Start, span.End))
        {
            if (!token.IsBlank)
            {
                if (token.Error != SqlLexicalErrorKind.None && !IsOfNewerVersion(token.Error, version)) AddError(token);
                if (IsGlued(previous, token)) HasOddTokens = true;
                if (token.Kind is SqlTokenKind.EscapeString or SqlTokenKind.UnicodeString or SqlTokenKind.UnicodeIdentifier) _mayHaveEscapes = true;
                if (token.Kind == SqlTokenKind.NationalString && token.Error == SqlLexicalErrorKind.None)
                {
                    AddNational(token);
                }
                else if (!JoinsEscape(token))
                {
                    JoinWords(token);
                    _tokens.Add(Token(token, version));
                }
            }

            previous = token;
        }

        EscapeError = _mayHaveEscapes ? FirstEscapeError(end) : null;
        _tokens.Add(new SyntaxToken(SqlTokenKind.None, end, end, null));
        return [.. _tokens];
    }

    private SyntaxError? FirstEscapeError(int end)
    {
        // What is not closed is reported as that.
        if (LexicalError is not null) return null;
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (EscapeText.FirstError(text, _tokens[i]) is { } error) return error;
            if (LacksEscape(i)) return new SyntaxError(i + 1 < _tokens.Count ? _tokens[i + 1].Span : new SqlSpan(end, end), [], "Behind UESCAPE stands the escape character as a string of one character, such as '!'.");
        }

        return null;
    }

    // A good UESCAPE is part of the literal's token by now.
    private bool LacksEscape(int i) => i > 0 && _tokens[i].Keyword?.Word == "uescape"
        && _tokens[i - 1].Kind is SqlTokenKind.UnicodeString or SqlTokenKind.UnicodeIdentifier && text[_tokens[i - 1].Start] != '$';

    private void AddError(SqlToken token)
    {
        HasOddTokens = true;
        if (token.Error != SqlLexicalErrorKind.MalformedPlaceholder)
            LexicalError ??= new SqlLexicalError(token.Error, token.Start, token.IsUnterminated ? token.OpeningLength(text) : token.Length);
    }

    // U&'…' UESCAPE '!' is one token to the grammar.
    private bool JoinsEscape(SqlToken token)
    {
        if (token.Kind != SqlTokenKind.String || _tokens.Count < 2 || _tokens[_tokens.Count - 1].Keyword?.Word != "uescape") return false;
        var literal = _tokens[_tokens.Count - 2];
        if (literal.Kind is not (SqlTokenKind.UnicodeString or SqlTokenKind.UnicodeIdentifier)) return false;
        _tokens.RemoveAt(_tokens.Count - 1);
        _tokens[_tokens.Count - 1] = literal with { End = token.End };
        return true;
    }

    // The server's own lexer makes two tokens of N'…', of which the first is the keyword NCHAR: so t.N'…' is a literal of the type t.nchar.
    private void AddNational(SqlToken token)
    {
        _tokens.Add(new SyntaxToken(SqlTokenKind.Identifier, token.Start, token.Start + 1, KeywordTable.Find("nchar")));
        _tokens.Add(new SyntaxToken(SqlTokenKind.String, token.Start + 1, token.End, null));
    }

    private void JoinWords(SqlToken next)
    {
        if (next.Kind != SqlTokenKind.Identifier || _tokens.Count == 0) return;
        var last = _tokens[_tokens.Count - 1];
        var joined = last.Keyword?.Word switch
        {
            "nulls" when next.IsWord(text, "first") || next.IsWord(text, "last") => s_nulls,
            "format" when next.IsWord(text, "json") => s_format,
            _ => null,
        };
        if (joined is not null) _tokens[_tokens.Count - 1] = last with { Keyword = joined };
    }

    private SyntaxToken Token(SqlToken token, int version)
    {
        if (token.Kind == SqlTokenKind.Placeholder) return new SyntaxToken(Meaning(token), token.Start, token.End, null);
        if (token.Kind != SqlTokenKind.Identifier) return new SyntaxToken(token.Kind, token.Start, token.End, null);
        var keyword = KeywordTable.Find(text, token.Start, token.Length);
        return new SyntaxToken(token.Kind, token.Start, token.End, keyword?.Since <= version ? keyword : null);
    }

    private SqlTokenKind Meaning(SqlToken placeholder)
    {
        if (placeholder.Length > 3 && dialect.Placeholders.TryGetValue(text.Substring(placeholder.Start + 2, placeholder.Length - 3), out var kind)) return kind;
        HasOddTokens = true;
        return SqlTokenKind.Identifier;
    }

    private static bool IsGlued(SqlToken first, SqlToken second) =>
        first.Kind == SqlTokenKind.Placeholder ? second.Kind is SqlTokenKind.Identifier or SqlTokenKind.Number or SqlTokenKind.Placeholder
        : second.Kind == SqlTokenKind.Placeholder && first.Kind is SqlTokenKind.Identifier or SqlTokenKind.Number;

    private static bool IsOfNewerVersion(SqlLexicalErrorKind error, int version) =>
        version >= 16 && error is SqlLexicalErrorKind.NumberOfPostgres16 or SqlLexicalErrorKind.VerticalTabOfPostgres16;

    // Where the server stops when a statement ends too early: at its semicolon.
    private int EndOf(SqlSpan span)
    {
        foreach (var token in new SqlLexer(text, span.End, text.Length))
        {
            if (token.Kind == SqlTokenKind.Semicolon) return token.Start;
            if (!token.IsBlank) break;
        }

        return span.End;
    }
}
