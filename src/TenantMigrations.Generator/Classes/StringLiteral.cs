using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TenantMigrations.Generator.Classes;

/// <summary>Which piece of its source each character of a string literal comes from, in each of the forms that C# has.</summary>
internal readonly struct StringLiteral(SyntaxToken token)
{
    private readonly string _source = token.Text;
    private readonly string _value = token.ValueText;

    private bool IsRaw => token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken);

    private bool IsVerbatim => token.IsKind(SyntaxKind.StringLiteralToken) && _source.StartsWith("@", StringComparison.Ordinal);

    /// <summary>The length of what stands before the first character, on the same line.</summary>
    public int OpeningLength => IsRaw ? QuoteCount : IsVerbatim ? 2 : 1;

    /// <summary>Whether a character takes more room in the source than in the text.</summary>
    public bool HasEscapes => !IsRaw && (IsVerbatim ? _source.Length - 3 : _source.Length - 2) != _value.Length;

    /// <summary>The columns that every line of a raw string stands to the right.</summary>
    public int Indent
    {
        get
        {
            if (!token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)) return 0;
            var closing = _source.Length - QuoteCount;
            return closing - (_source.LastIndexOf('\n', closing - 1) + 1);
        }
    }

    private int QuoteCount
    {
        get
        {
            var count = 0;
            while (count < _source.Length && _source[count] == '"') count++;
            return count;
        }
    }

    /// <summary>Appends a character with its place for each one of the value.</summary>
    public void AppendTo(List<PlacedCharacter> characters)
    {
        var before = characters.Count;
        if (token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)) AppendLines(characters);
        else AppendRun(characters);

        // A form that this code does not know: better the whole literal than a wrong place.
        if (characters.Count - before == _value.Length) return;
        characters.RemoveRange(before, characters.Count - before);
        foreach (var character in _value) characters.Add(new PlacedCharacter(character, token.SpanStart, token.Span.End));
    }

    private void AppendRun(List<PlacedCharacter> characters)
    {
        var end = _source.Length - (IsRaw ? QuoteCount : 1);
        var index = 0;
        for (var at = OpeningLength; at < end;)
        {
            var length = IsRaw ? 1 : IsVerbatim ? (_source[at] == '"' ? 2 : 1) : EscapeLength(at);

            // \U can make two characters of one escape.
            var produced = length == 10 && index + 1 < _value.Length && char.IsSurrogatePair(_value, index) ? 2 : 1;
            for (; produced > 0 && index < _value.Length; produced--, index++)
                characters.Add(new PlacedCharacter(_value[index], token.SpanStart + at, token.SpanStart + at + length));
            at += length;
        }
    }

    private int EscapeLength(int at)
    {
        if (_source[at] != '\\') return 1;
        switch (_source[at + 1])
        {
            case 'u': return 6;
            case 'U': return 10;
            case 'x':
                var length = 2;
                while (length < 6 && Uri.IsHexDigit(_source[at + length])) length++;
                return length;
            default: return 2;
        }
    }

    private void AppendLines(List<PlacedCharacter> characters)
    {
        var indent = Indent;
        var end = _source.LastIndexOf('\n', _source.Length - QuoteCount - 1);
        if (end > 0 && _source[end - 1] == '\r') end--;

        for (var at = _source.IndexOf('\n') + 1; at < end;)
        {
            // A blank line may be shorter than the indentation.
            for (var skipped = 0; skipped < indent && at < end && _source[at] is not ('\r' or '\n'); skipped++) at++;
            while (at < end)
            {
                characters.Add(new PlacedCharacter(_source[at], token.SpanStart + at, token.SpanStart + at + 1));
                if (_source[at++] == '\n') break;
            }
        }
    }
}
