namespace TenantMigrations.Analysis.Sql;

/// <summary>
/// Cuts SQL into tokens as PostgreSQL's scanner does, without allocating. White space and comments are tokens too, so that the tokens put
/// together are the text again. Any text can be lexed: what is wrong with it is a token with an error, never an exception. Takes linear time.
/// </summary>
/// <example><code>foreach (var token in new SqlLexer(text)) …</code></example>
public ref partial struct SqlLexer
{
    private readonly string _text;
    private readonly int _end;
    private int _position;

    // The run of operator characters that was looked at last. A run may be handed out in many tokens (`+++++` is five); remembering what it
    // holds keeps that linear.
    private int _runEnd;
    private int _runLastMark;
    private int _runLastUnsigned;

    /// <summary>A lexer of a whole text.</summary>
    /// <param name="text">The text.</param>
    public SqlLexer(string text)
        : this(text, 0, text.Length)
    {
    }

    /// <summary>A lexer of a part of a text, such as the body of a dollar quote. It sees nothing beyond the part.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the part begins.</param>
    /// <param name="end">The offset behind the part.</param>
    public SqlLexer(string text, int start, int end)
    {
        if ((uint)end > (uint)text.Length) throw new ArgumentOutOfRangeException(nameof(end));
        if ((uint)start > (uint)end) throw new ArgumentOutOfRangeException(nameof(start));
        _text = text;
        _position = start;
        _end = end;
    }

    /// <summary>The token that the last <see cref="MoveNext"/> found.</summary>
    public SqlToken Current { get; private set; }

    /// <summary>For <c>foreach</c>.</summary>
    public readonly SqlLexer GetEnumerator() => this;

    /// <summary>Goes to the next token. False at the end of the text.</summary>
    public bool MoveNext()
    {
        if (_position >= _end)
        {
            Current = default;
            return false;
        }

        Current = Scan();
        _position = Current.End;
        return true;
    }

    private SqlToken Scan()
    {
        var c = _text[_position];
        switch (c)
        {
            case ' ' or '\t' or '\n' or '\r' or '\f' or '\v': return WhiteSpace();
            case '-' when At(_position + 1) == '-': return LineComment();
            case '/' when At(_position + 1) == '*': return BlockComment();
            case '\'': return Quoted(SqlTokenKind.String, prefix: 0);
            case '"': return QuotedName(SqlTokenKind.QuotedIdentifier, prefix: 0);
            case '$': return Dollar();
            case '.' when SqlCharacter.IsDigit(At(_position + 1)): return Number();
            case '.' when At(_position + 1) == '.': return Take(SqlTokenKind.DotDot, 2);
            case '.': return Take(SqlTokenKind.Dot, 1);
            case ':' when At(_position + 1) == ':': return Take(SqlTokenKind.TypeCast, 2);
            case ':' when At(_position + 1) == '=': return Take(SqlTokenKind.ColonEquals, 2);
            case ':': return Take(SqlTokenKind.Colon, 1);
            case ',': return Take(SqlTokenKind.Comma, 1);
            case ';': return Take(SqlTokenKind.Semicolon, 1);
            case '(': return Take(SqlTokenKind.LeftParenthesis, 1);
            case ')': return Take(SqlTokenKind.RightParenthesis, 1);
            case '[': return Take(SqlTokenKind.LeftBracket, 1);
            case ']': return Take(SqlTokenKind.RightBracket, 1);
            case '\\': return Backslash();
        }

        if (SqlCharacter.IsIdentifierStart(c)) return Word();
        if (SqlCharacter.IsDigit(c)) return Number();
        if (SqlCharacter.IsOperatorPart(c)) return Operator();
        return Take(SqlTokenKind.Unknown, 1, c == '\0' ? SqlLexicalErrorKind.NulCharacter : SqlLexicalErrorKind.UnexpectedCharacter);
    }

    /// <summary>The character there, or NUL behind the end: NUL belongs to no class of characters, so every scan stops at both.</summary>
    private readonly char At(int position) => position < _end ? _text[position] : '\0';

    private readonly SqlToken Take(SqlTokenKind kind, int length, SqlLexicalErrorKind error = SqlLexicalErrorKind.None) =>
        new(kind, _position, length, error);

    private readonly SqlToken TakeTo(SqlTokenKind kind, int end, SqlLexicalErrorKind error = SqlLexicalErrorKind.None) =>
        new(kind, _position, end - _position, error);
}
