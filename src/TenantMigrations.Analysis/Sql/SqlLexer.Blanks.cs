namespace TenantMigrations.Analysis.Sql;

public ref partial struct SqlLexer
{
    private readonly SqlToken WhiteSpace()
    {
        var i = _position;
        if (_text[i] == '\v')
        {
            while (At(i) == '\v') i++;
            return TakeTo(SqlTokenKind.WhiteSpace, i, SqlLexicalErrorKind.VerticalTabOfPostgres16);
        }

        while (SqlCharacter.IsWhiteSpace(At(i))) i++;
        return TakeTo(SqlTokenKind.WhiteSpace, i);
    }

    private readonly SqlToken LineComment() => TakeTo(SqlTokenKind.LineComment, EndOfLine(_position + 2));

    /// <summary>Block comments nest, and quotes inside mean nothing. <c>/*/</c> opens and does not close.</summary>
    private readonly SqlToken BlockComment()
    {
        var depth = 1;
        for (var i = _position + 2; i + 1 < _end; i++)
        {
            if (_text[i] == '*' && _text[i + 1] == '/')
            {
                i++;
                if (--depth == 0) return TakeTo(SqlTokenKind.BlockComment, i + 1);
            }
            else if (_text[i] == '/' && _text[i + 1] == '*')
            {
                i++;
                depth++;
            }
        }

        return TakeTo(SqlTokenKind.BlockComment, _end, SqlLexicalErrorKind.UnterminatedBlockComment);
    }

    /// <summary>SQL has no backslash; what a letter or a mark follows is meant for psql, wherever it stands.</summary>
    private readonly SqlToken Backslash() => At(_position + 1) is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '!' or '?' or '.'
        ? TakeTo(SqlTokenKind.MetaCommand, EndOfLine(_position + 2), SqlLexicalErrorKind.MetaCommand)
        : Take(SqlTokenKind.Unknown, 1, SqlLexicalErrorKind.UnexpectedCharacter);

    /// <summary>The next line end from there on. A lone carriage return is one.</summary>
    private readonly int EndOfLine(int i)
    {
        while (i < _end && !SqlCharacter.IsLineEnd(_text[i])) i++;
        return i;
    }
}
