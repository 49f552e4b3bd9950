namespace TenantMigrations.Analysis.Sql;

public ref partial struct SqlLexer
{
    // PostgreSQL's NAMEDATALEN less one.
    private const int LongestOperator = 63;

    /// <summary>
    /// The longest run of operator characters, up to where a comment opens. A plus or minus at its end is given back (<c>a&lt;-1</c> is
    /// <c>&lt;</c> and <c>-</c>), unless it holds a character that no operator of standard SQL has (<c>@-</c> is one).
    /// </summary>
    private SqlToken Operator()
    {
        if (_position >= _runEnd) ReadRun();

        var end = _runLastMark >= _position ? _runEnd : Math.Max(_runLastUnsigned, _position) + 1;
        var length = end - _position;
        if (length == 2 && _text[_position] == '=' && _text[_position + 1] == '>') return Take(SqlTokenKind.EqualsGreater, 2);
        return Take(SqlTokenKind.Operator, length, length > LongestOperator ? SqlLexicalErrorKind.OperatorTooLong : SqlLexicalErrorKind.None);
    }

    private void ReadRun()
    {
        _runLastMark = -1;
        _runLastUnsigned = -1;
        var i = _position;
        for (; SqlCharacter.IsOperatorPart(At(i)); i++)
        {
            var c = _text[i];
            if ((c == '-' && At(i + 1) == '-') || (c == '/' && At(i + 1) == '*')) break;
            if (SqlCharacter.AllowsTrailingSign(c)) _runLastMark = i;
            if (c is not ('+' or '-')) _runLastUnsigned = i;
        }

        _runEnd = i;
    }
}
