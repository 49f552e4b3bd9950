using System.Text;

namespace TenantMigrations.Analysis.Sql;

/// <summary>Cuts what an editor may add or take away without a change of meaning.</summary>
public static class LineEndTrimmer
{
    /// <summary>
    /// Cuts spaces and tabs at line ends, outside literals, quoted names and dollar quotes (in comments too). This is the text that
    /// <see cref="MigrationChecksum.OfTrimmedText"/> wants. Trimming twice is trimming once.
    /// </summary>
    /// <param name="text">The migration text.</param>
    /// <returns>The trimmed text; <paramref name="text"/> itself where there is nothing to cut.</returns>
    public static string TrimLineEnds(string text)
    {
        // Most texts have nothing to cut, and seeing that needs no tokens.
        if (!HasBlankAtLineEnd(text)) return text;

        var cut = new Cut(text);
        var lexer = new SqlLexer(text);
        while (lexer.MoveNext())
        {
            var token = lexer.Current;
            if (token.IsBlank || token.Kind == SqlTokenKind.MetaCommand) cut.Within(token.Start, token.End);
            else if (IsLiteral(token.Kind)) cut.BetweenPieces(lexer, token);
        }

        return cut.Result();
    }

    private static bool HasBlankAtLineEnd(string text)
    {
        var wasBlank = false;
        foreach (var c in text)
        {
            if (wasBlank && SqlCharacter.IsLineEnd(c)) return true;
            wasBlank = c is ' ' or '\t';
        }

        return wasBlank;
    }

    private static bool IsLiteral(SqlTokenKind kind) => kind is SqlTokenKind.String or SqlTokenKind.EscapeString or SqlTokenKind.UnicodeString
        or SqlTokenKind.NationalString or SqlTokenKind.BitString or SqlTokenKind.HexString;

    private ref struct Cut(string text)
    {
        private StringBuilder? _result;
        private int _kept;

        /// <summary>Leaves out the runs of blanks in this part that end at a line end or at the end of the text.</summary>
        public void Within(int start, int end)
        {
            var blanks = -1;
            for (var i = start; i < end; i++)
            {
                if (text[i] is ' ' or '\t')
                {
                    if (blanks < 0) blanks = i;
                    continue;
                }

                if (blanks >= 0 && SqlCharacter.IsLineEnd(text[i])) Leave(blanks, i);
                blanks = -1;
            }

            if (blanks >= 0 && (end == text.Length || SqlCharacter.IsLineEnd(text[end]))) Leave(blanks, end);
        }

        /// <summary>A literal may be continued on a later line; what is between its pieces is not in quotes.</summary>
        public void BetweenPieces(SqlLexer lexer, SqlToken literal)
        {
            var open = literal.Start + literal.OpeningLength(text) - 1;
            while (true)
            {
                var close = lexer.EndOfQuotedPiece(literal.Kind, open);
                if (close < 0 || close == literal.End) return;
                open = lexer.ContinuingQuote(close);
                Within(close, open);
            }
        }

        public readonly string Result() => _result is null ? text : _result.Append(text, _kept, text.Length - _kept).ToString();

        private void Leave(int start, int end)
        {
            _result ??= new StringBuilder(text.Length);
            _result.Append(text, _kept, start - _kept);
            _kept = end;
        }
    }
}
