namespace TenantMigrations.Analysis.Sql;

public ref partial struct SqlLexer
{
    private readonly SqlToken Quoted(SqlTokenKind kind, int prefix)
    {
        var open = _position + prefix;
        while (true)
        {
            var close = EndOfQuotedPiece(kind, open);
            if (close < 0) return TakeTo(kind, _end, SqlLexicalErrorKind.UnterminatedString);
            open = ContinuingQuote(close);
            if (open < 0) return TakeTo(kind, close);
        }
    }

    /// <summary>
    /// The offset behind the quote that closes the one at <paramref name="open"/>, or -1. A backslash escapes only in <c>E''</c>
    /// (standard_conforming_strings is on), and a doubled quote is one everywhere but in bit and hex literals.
    /// </summary>
    internal readonly int EndOfQuotedPiece(SqlTokenKind kind, int open)
    {
        var escapes = kind == SqlTokenKind.EscapeString;
        var doubles = kind is not (SqlTokenKind.BitString or SqlTokenKind.HexString);
        for (var i = open + 1; i < _end; i++)
        {
            if (_text[i] == '\'')
            {
                if (!doubles || At(i + 1) != '\'') return i + 1;
                i++;
            }
            else if (escapes && _text[i] == '\\')
            {
                i++;
            }
        }

        return -1;
    }

    /// <summary>
    /// The quote that continues a literal: behind white space with at least one line end. Line comments may stand between, block comments not.
    /// -1 where there is none.
    /// </summary>
    internal readonly int ContinuingQuote(int i)
    {
        var newLine = false;
        for (; i < _end; i++)
        {
            var c = _text[i];
            if (c == '\'') return newLine ? i : -1;
            if (c == '-' && At(i + 1) == '-') i = EndOfLine(i) - 1;
            else if (SqlCharacter.IsLineEnd(c)) newLine = true;
            else if (!SqlCharacter.IsWhiteSpace(c)) return -1;
        }

        return -1;
    }
}
