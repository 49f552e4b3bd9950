using System.Runtime.CompilerServices;

namespace TenantMigrations.Analysis.Sql;

/// <summary>
/// PostgreSQL's grammar by recursive descent: a method a production, a file a family. This file holds what all of them stand on: the tokens of one statement,
/// one step forward, and the first error.
/// </summary>
/// <remarks>
/// <para>
/// No production ever goes back. At the first token that does not fit, the parser goes to the statement's end and stays there; every production then returns
/// at once whatever it has, and the tree is thrown away. So no production needs to ask whether the one before it succeeded, and every loop ends.
/// </para>
/// <para>
/// One grammar for all versions: a production that a version does not have asks <see cref="Version"/>. When a statement cannot be read, it is read again as the
/// newer versions would, to say which one it needs; and once more while noting what was asked for at the place of the error.
/// </para>
/// </remarks>
internal sealed partial class StatementParser
{
    // Far deeper than anything a person writes. PostgreSQL goes a few times deeper (max_stack_depth) and then refuses the statement too. A fixed bound, so that
    // what a build says does not depend on the thread; the one with a short stack stops before it.
    private const int DeepestNesting = 1_000;

    private readonly string _text;
    private readonly TokenReader _reader;
    private readonly Expectations? _expectations;
    private SyntaxToken[] _tokens;
    private int _position;
    private int _depth;
    private SyntaxError? _error;
    private int _errorOffset;
    private string? _beyond;
    private SqlSpan? _tooDeep;

    private StatementParser(string text, TokenReader reader, int version, Expectations? expectations)
    {
        _text = text;
        _reader = reader;
        _tokens = [];
        _expectations = expectations;
        Version = version;
    }

    /// <summary>The version of PostgreSQL, 15 to 18.</summary>
    public int Version { get; }

    /// <summary>The token to be read next; behind the last one, a token of kind <see cref="SqlTokenKind.None"/>.</summary>
    private SyntaxToken Current => _tokens[_position];

    /// <summary>Whether the statement is given up: because of an error, or because it is beyond this parser.</summary>
    private bool IsStopped => _error is not null || _beyond is not null;

    private bool IsAtEnd => Current.Kind == SqlTokenKind.None;

    private SyntaxToken Peek(int distance = 1) => _tokens[Math.Min(_position + distance, _tokens.Length - 1)];

    /// <summary>Reads the token, whatever it is.</summary>
    private SyntaxToken Advance()
    {
        var token = Current;
        if (_position < _tokens.Length - 1) _position++;
        return token;
    }

    /// <summary>Whether this keyword comes next.</summary>
    private bool Is(string word)
    {
        Note(word);
        return IsAhead(0, word);
    }

    /// <summary>Whether these two keywords come next.</summary>
    private bool Is(string word, string next)
    {
        Note(word);
        return IsAhead(0, word) && IsAhead(1, next);
    }

    private bool Is(SqlTokenKind kind)
    {
        if (!IsStopped) _expectations?.Add(Current.Start, kind);
        return Current.Kind == kind;
    }

    private bool IsOperator(string symbol)
    {
        Note(symbol);
        return IsSymbolAhead(0, symbol);
    }

    /// <summary>Whether a token further on is this keyword. Nothing is expected by asking.</summary>
    private bool IsAhead(int distance, string word) => Peek(distance).Keyword is { } keyword && keyword.Word == word;

    private bool IsAhead(int distance, SqlTokenKind kind) => Peek(distance).Kind == kind;

    private bool IsSymbolAhead(int distance, string symbol)
    {
        var token = Peek(distance);
        return token.Kind == SqlTokenKind.Operator && token.End - token.Start == symbol.Length
            && string.CompareOrdinal(_text, token.Start, symbol, 0, symbol.Length) == 0;
    }

    /// <summary>Reads this keyword, where it comes next.</summary>
    private bool Accept(string word)
    {
        if (!Is(word)) return false;
        _position++;
        return true;
    }

    /// <summary>Reads these two keywords, where both come next.</summary>
    private bool Accept(string word, string next)
    {
        if (!Is(word, next)) return false;
        _position += 2;
        return true;
    }

    private bool Accept(SqlTokenKind kind)
    {
        if (!Is(kind)) return false;
        _position++;
        return true;
    }

    private bool AcceptOperator(string symbol)
    {
        if (!IsOperator(symbol)) return false;
        _position++;
        return true;
    }

    /// <summary>Reads this keyword; anything else is an error.</summary>
    private void Expect(string word)
    {
        if (!Accept(word)) Fail();
    }

    private void Expect(string word, string next)
    {
        Expect(word);
        Expect(next);
    }

    private void Expect(SqlTokenKind kind)
    {
        if (!Accept(kind)) Fail();
    }

    private void ExpectOperator(string symbol)
    {
        if (!AcceptOperator(symbol)) Fail();
    }

    /// <summary>The token that comes next does not fit.</summary>
    /// <param name="reason">A sentence, where more is to be said than that.</param>
    private void Fail(string? reason = null) => FailAt(Current.Span, reason);

    /// <summary>What was read before does not fit, as is seen only now.</summary>
    private void FailAt(SqlSpan span, string? reason)
    {
        if (!IsStopped) (_error, _errorOffset) = (new SyntaxError(span, [], reason), Current.Start);
        _position = _tokens.Length - 1;
    }

    /// <summary>Notes what is asked for, for the message: a keyword or operator, or in words what is more than one token.</summary>
    private void Note(string what)
    {
        if (!IsStopped) _expectations?.Add(Current.Start, what);
    }

    /// <summary>Gives the statement up without an error: it is something that nobody writes in a migration.</summary>
    private void GiveUp(string what)
    {
        if (!IsStopped) _beyond = what;
        _position = _tokens.Length - 1;
    }

    /// <summary>Goes a level deeper. Every production that may come back to itself calls it, and <see cref="Leave"/> at its end.</summary>
    /// <returns>False where that is too deep; then the statement is given up, and the production returns at once, without <see cref="Leave"/>.</returns>
    private bool Enter()
    {
        if (_depth < DeepestNesting && HasStack())
        {
            _depth++;
            return true;
        }

        if (!IsStopped) _tooDeep = Current.Span;
        GiveUp("nesting");
        return false;
    }

    private void Leave() => _depth--;

    private static bool HasStack()
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return true;
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
    }

    /// <summary>From the token there to the one that was read last.</summary>
    private SqlSpan From(int start) => new(start, Math.Max(start, _position == 0 ? start : _tokens[_position - 1].End));

    private string TextOf(SqlSpan span) => _text.Substring(span.Start, span.Length);

    /// <summary>One or more, with commas between them.</summary>
    private List<T> CommaList<T>(Func<StatementParser, T> item)
    {
        var items = new List<T>();
        do items.Add(item(this));
        while (Accept(SqlTokenKind.Comma));
        return items;
    }

    /// <summary>One or more, in parentheses, with commas between them.</summary>
    private List<T> ParenthesizedList<T>(Func<StatementParser, T> item)
    {
        Expect(SqlTokenKind.LeftParenthesis);
        var items = CommaList(item);
        Expect(SqlTokenKind.RightParenthesis);
        return items;
    }
}
