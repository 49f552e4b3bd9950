namespace TenantMigrations.Analysis.Sql;

/// <summary>The escapes of <c>E'…'</c>, <c>U&amp;'…'</c> and <c>U&amp;"…"</c>: PostgreSQL refuses a wrong one before it looks at the statement around it.</summary>
internal static class EscapeText
{
    private const string Digits = "A Unicode escape needs all its digits: ";
    private const string Pair = "Half of a surrogate pair is no character: the other half must follow at once. Write the character itself, or its code with all digits.";
    private const string Value = "There is no character with this code: the last one is 10FFFF, and 0 is none.";

    /// <summary>The first escape that is none.</summary>
    /// <param name="text">The migration text.</param>
    /// <param name="token">A literal or name, its UESCAPE included.</param>
    public static SyntaxError? FirstError(string text, SyntaxToken token) => token.Kind switch
    {
        SqlTokenKind.EscapeString when IsLiteral(text, token) => InEscapeString(text, token),
        SqlTokenKind.UnicodeString or SqlTokenKind.UnicodeIdentifier when IsLiteral(text, token) => InUnicode(text, token),
        _ => null,
    };

    // What is declared as one may be written as a placeholder.
    private static bool IsLiteral(string text, SyntaxToken token) => text[token.Start] != '$';

    private static SyntaxError? InEscapeString(string text, SyntaxToken token)
    {
        var lexer = new SqlLexer(text, token.Start, token.End);
        for (var open = token.Start + 1; open >= 0;)
        {
            var end = lexer.EndOfQuotedPiece(token.Kind, open);
            if (InEscapePiece(text, open + 1, end - 1) is { } error) return error;
            open = lexer.ContinuingQuote(end);
        }

        return null;
    }

    private static SyntaxError? InEscapePiece(string text, int start, int close)
    {
        var expectsSecond = false;
        for (var i = start; i < close; i++)
        {
            if (text[i] != '\\' || text[i + 1] is not ('u' or 'U'))
            {
                if (expectsSecond) return At(i, 1, Pair);
                if (text[i] == '\\' && IsNul(text, i + 1)) return At(i, 2, "No text of PostgreSQL holds the character with the code 0.");
                if (text[i] == '\\') i++;
                continue;
            }

            var digits = text[i + 1] == 'u' ? 4 : 8;
            if (Hexadecimal(text, i + 2, digits, close) is not { } code) return At(i, 2, Digits + @"\u1234 or \U0012ABCD.");
            if (Check(code, i, digits + 2, ref expectsSecond) is { } error) return error;
            i += digits + 1;
        }

        return expectsSecond ? At(close, 1, Pair) : null;
    }

    // \0, \000, \400 (eight bits are kept), \x0 and \x00. The piece ends with a quote, so no scan runs out of the text.
    private static bool IsNul(string text, int i)
    {
        var value = 0;
        var first = i;
        if (text[i] == 'x')
        {
            while (++i <= first + 2 && HexadecimalDigit(text[i]) >= 0) value = (value << 4) | HexadecimalDigit(text[i]);
            return i > first + 1 && value == 0;
        }

        for (; i < first + 3 && text[i] is >= '0' and <= '7'; i++) value = (value << 3) | (text[i] - '0');
        return i > first && (value & 0xFF) == 0;
    }

    private static SyntaxError? InUnicode(string text, SyntaxToken token)
    {
        var close = CloseOf(text, token);
        var escape = '\\';
        if (close + 1 < token.End)
        {
            // The pieces of a continued literal are put together before their escapes are read; nobody writes that.
            if (new SqlLexer(text, token.Start, token.End).ContinuingQuote(close + 1) >= 0) return null;
            escape = text[token.End - 2];
            if (text[token.End - 3] != '\'' || !MayBeEscape(escape))
            {
                var open = text.LastIndexOf('\'', token.End - 2);
                return At(open, token.End - open, "UESCAPE takes one ASCII character, which is no hexadecimal digit, no plus sign, no quote and no blank.");
            }
        }

        return InUnicode(text, token.Start + 3, close, escape);
    }

    private static SyntaxError? InUnicode(string text, int start, int close, char escape)
    {
        var expectsSecond = false;
        for (var i = start; i < close; i++)
        {
            if (text[i] != escape || (i + 1 < close && text[i + 1] == escape))
            {
                if (expectsSecond) return At(i, 1, Pair);
                if (text[i] == escape) i++;
                continue;
            }

            var isLong = i + 1 < close && text[i + 1] == '+';
            var (first, digits) = isLong ? (i + 2, 6) : (i + 1, 4);
            if (Hexadecimal(text, first, digits, close) is not { } code) return At(i, 1, $"{Digits}{escape}1234 or {escape}+012ABC.");
            if (Check(code, i, first + digits - i, ref expectsSecond) is { } error) return error;
            i = first + digits - 1;
        }

        return expectsSecond ? At(close, 1, Pair) : null;
    }

    // The quote that closes the first piece; a doubled one closes nothing.
    private static int CloseOf(string text, SyntaxToken token)
    {
        var quote = text[token.Start + 2];
        var close = text.IndexOf(quote, token.Start + 3);
        while (close + 1 < token.End && text[close + 1] == quote) close = text.IndexOf(quote, close + 2);
        return close;
    }

    private static bool MayBeEscape(char c) =>
        c is < '\u0080' and not ('+' or '\'' or '"' or ' ' or '\t' or '\n' or '\r' or '\f') && HexadecimalDigit(c) < 0;

    private static SyntaxError? Check(int code, int start, int length, ref bool expectsSecond)
    {
        if (code is 0 or > 0x10FFFF or < 0) return At(start, length, Value);
        var isSecond = code is >= 0xDC00 and <= 0xDFFF;
        if (expectsSecond != isSecond) return At(start, length, Pair);
        expectsSecond = code is >= 0xD800 and <= 0xDBFF;
        return null;
    }

    private static int? Hexadecimal(string text, int start, int digits, int end)
    {
        if (start + digits > end) return null;
        var value = 0;
        for (var i = start; i < start + digits; i++)
        {
            var digit = HexadecimalDigit(text[i]);
            if (digit < 0) return null;
            value = (value << 4) | digit;
        }

        return value;
    }

    private static int HexadecimalDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    private static SyntaxError At(int start, int length, string reason) => new(new SqlSpan(start, start + length), [], reason);
}
