namespace TenantMigrations.Analysis.CSharp;

/// <summary>
/// Cuts C# source into tokens, as far as a search for migration classes needs it: strings of every form exactly, everything else roughly. Both branches
/// of an <c>#if</c> are read. Any text is read to its end, however broken.
/// </summary>
internal sealed class CSharpLexer
{
    // Nobody writes strings inside of holes inside of strings any deeper.
    private const int DeepestHole = 16;

    private readonly string _text;
    private readonly bool _withComments;
    private readonly List<CSharpToken> _tokens = [];
    private int _at;

    private CSharpLexer(string text, bool withComments)
    {
        _text = text;
        _withComments = withComments;
    }

    public static List<CSharpToken> Read(string text, bool withComments = false)
    {
        var lexer = new CSharpLexer(text, withComments);
        while (lexer._at < text.Length) lexer.ReadNext(0);
        return lexer._tokens;
    }

    private char Ahead(int count = 1) => _at + count < _text.Length ? _text[_at + count] : '\0';

    private void ReadNext(int depth)
    {
        var start = _at;
        var c = _text[_at];
        if (char.IsWhiteSpace(c) || c == '\uFEFF') _at++;
        else if (c == '/' && Ahead() == '/') SkipLine(start, comment: true);
        else if (c == '/' && Ahead() == '*') SkipBlockComment();
        else if (c == '#' && IsFirstOnLine()) SkipLine(start, comment: false);
        else if (c == '"' || (c is '$' or '@' && IsStringPrefix())) ReadString(depth);
        else if (c == '\'') ReadCharacter();
        else if (char.IsLetter(c) || c is '_' or '@') ReadWord();
        else if (char.IsDigit(c)) ReadNumber();
        else if ((c == '=' && Ahead() is '>' or '=') || (c == ':' && Ahead() == ':')) AddSymbol(2);
        else AddSymbol(1);
    }

    private void Add(CSharpTokenKind kind, int start, string? text = null) =>
        _tokens.Add(new CSharpToken(kind, start, _at - start, text ?? _text.Substring(start, _at - start)));

    private void AddSymbol(int length)
    {
        var start = _at;
        _at += length;
        Add(CSharpTokenKind.Symbol, start);
    }

    private void SkipLine(int start, bool comment)
    {
        while (_at < _text.Length && _text[_at] is not ('\n' or '\r')) _at++;
        if (comment && _withComments) Add(CSharpTokenKind.Comment, start);
    }

    private void SkipBlockComment()
    {
        var start = _at;
        var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        _at = end < 0 ? _text.Length : end + 2;
        if (_withComments) Add(CSharpTokenKind.Comment, start);
    }

    private bool IsFirstOnLine()
    {
        for (var i = _at - 1; i >= 0; i--)
        {
            if (_text[i] is '\n' or '\r') return true;
            if (!char.IsWhiteSpace(_text[i]) && _text[i] != '\uFEFF') return false;
        }

        return true;
    }

    private void ReadWord()
    {
        var start = _at;
        var isEscaped = _text[_at] == '@';
        _at++;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_')) _at++;
        Add(CSharpTokenKind.Word, start, isEscaped ? _text.Substring(start + 1, _at - start - 1) : null);
    }

    private void ReadNumber()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_' || (_text[_at] == '.' && char.IsDigit(Ahead())))) _at++;
        Add(CSharpTokenKind.Literal, start);
    }

    private void ReadCharacter()
    {
        var start = _at++;
        while (_at < _text.Length && _text[_at] is not ('\'' or '\n' or '\r')) _at += _text[_at] == '\\' ? 2 : 1;
        _at = Math.Min(_at + 1, _text.Length);
        Add(CSharpTokenKind.Literal, start);
    }

    private bool IsStringPrefix()
    {
        var at = _at;
        while (at < _text.Length && _text[at] is '$' or '@') at++;
        return at < _text.Length && _text[at] == '"';
    }

    private void ReadString(int depth)
    {
        var start = _at;
        var dollars = 0;
        var isVerbatim = false;
        for (; _text[_at] != '"'; _at++)
        {
            if (_text[_at] == '$') dollars++;
            else isVerbatim = true;
        }

        var quotes = Run('"');
        var form = isVerbatim ? StringForm.Verbatim : quotes >= 3 ? StringForm.Raw : StringForm.Regular;
        _at += form == StringForm.Raw ? quotes : 1;
        var bodyStart = _at;
        var bodyEnd = FindEnd(form, form == StringForm.Raw ? quotes : 1, dollars, depth);
        var body = _text.Substring(bodyStart, bodyEnd - bodyStart);
        if (form == StringForm.Raw) body = RawText.Dedent(body);
        if (dollars > 0) _tokens.Add(new CSharpToken(CSharpTokenKind.Interpolated, start, _at - start, body, dollars, form));
        else _tokens.Add(new CSharpToken(CSharpTokenKind.String, start, _at - start, EscapedText.Read(body, form), 0, form));
    }

    /// <summary>Goes behind the closing quotes, and says where they begin.</summary>
    private int FindEnd(StringForm form, int quotes, int dollars, int depth)
    {
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (form == StringForm.Regular && c is '\n' or '\r' && dollars == 0) return _at;
            if (form == StringForm.Regular && c == '\\')
            {
                _at = Math.Min(_at + 2, _text.Length);
            }
            else if (c == '"')
            {
                var run = Run('"');
                if (form == StringForm.Verbatim && run >= 2) _at += 2;
                else if (form == StringForm.Raw && run < quotes) _at += run;
                else return Close(form, quotes, run);
            }
            else if (dollars > 0 && c == '{')
            {
                var run = Run('{');
                var opens = form == StringForm.Raw ? run >= dollars : run % 2 == 1;
                _at += run;
                if (opens) SkipHole(form == StringForm.Raw ? dollars : 1, depth);
            }
            else
            {
                _at++;
            }
        }

        return _text.Length;
    }

    private int Close(StringForm form, int quotes, int run)
    {
        var length = form == StringForm.Raw ? run : 1;
        _at += length;
        return _at - (form == StringForm.Raw ? quotes : 1);
    }

    private int Run(char c)
    {
        var run = 1;
        while (Ahead(run) == c) run++;
        return run;
    }

    private void SkipHole(int braces, int depth)
    {
        var count = _tokens.Count;
        var open = 0;
        while (_at < _text.Length)
        {
            if (_text[_at] == '}' && open == 0)
            {
                _at = Math.Min(_at + braces, _text.Length);
                break;
            }

            if (_text[_at] == '{') open++;
            else if (_text[_at] == '}') open--;
            if (depth < DeepestHole) ReadNext(depth + 1);
            else _at++;
        }

        _tokens.RemoveRange(count, _tokens.Count - count);
    }
}
