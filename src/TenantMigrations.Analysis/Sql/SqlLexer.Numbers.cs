namespace TenantMigrations.Analysis.Sql;

public ref partial struct SqlLexer
{
    /// <summary>
    /// A number as PostgreSQL 16 and later read it. What 15 does not know is marked; letters right behind a number are an error in both.
    /// </summary>
    private readonly SqlToken Number()
    {
        var error = SqlLexicalErrorKind.None;
        var i = RadixInteger();
        if (i < 0)
        {
            i = Digits(_position, ref error);
            if (At(i) == '.' && !(At(i + 1) == '.' && i > _position)) i = Digits(i + 1, ref error);
            i = Exponent(i, ref error);
        }
        else
        {
            error = SqlLexicalErrorKind.NumberOfPostgres16;
        }

        if (SqlCharacter.IsIdentifierStart(At(i)) || EndsLikeIdentifier(i))
        {
            var end = EndOfIdentifier(i);
            if (end > i) return TakeTo(SqlTokenKind.Number, end, SqlLexicalErrorKind.NumberWithTrailingJunk);
        }

        return TakeTo(SqlTokenKind.Number, i, error);
    }

    /// <summary>
    /// Whether the number ends with a letter and digits. The longest match wins: <c>1e5$1</c> is 1 with the name <c>e5$1</c> behind it and
    /// <c>0b12</c> is 0 with <c>b12</c>, while <c>1$1</c> is a number and a parameter.
    /// </summary>
    private readonly bool EndsLikeIdentifier(int end)
    {
        var i = end - 1;
        while (i > _position && SqlCharacter.IsDigit(_text[i])) i--;
        return SqlCharacter.IsIdentifierStart(_text[i]);
    }

    /// <summary>Digits, with single underscores between them.</summary>
    private readonly int Digits(int i, ref SqlLexicalErrorKind error)
    {
        if (!SqlCharacter.IsDigit(At(i))) return i;
        while (true)
        {
            while (SqlCharacter.IsDigit(At(i))) i++;
            if (At(i) != '_' || !SqlCharacter.IsDigit(At(i + 1))) return i;
            if (error == SqlLexicalErrorKind.None) error = SqlLexicalErrorKind.NumberOfPostgres16;
            i++;
        }
    }

    /// <summary><c>1e</c> is a number with a letter behind; <c>1e+</c> is an unfinished one, sign included.</summary>
    private readonly int Exponent(int i, ref SqlLexicalErrorKind error)
    {
        if (At(i) is not ('e' or 'E')) return i;
        var signed = At(i + 1) is '+' or '-';
        var digits = signed ? i + 2 : i + 1;
        if (SqlCharacter.IsDigit(At(digits))) return Digits(digits, ref error);
        if (!signed) return i;
        error = SqlLexicalErrorKind.NumberWithTrailingJunk;
        return digits;
    }

    /// <summary><c>0x1F</c>, <c>0o17</c>, <c>0b101</c>, underscores allowed before each digit; -1 where it is none of these.</summary>
    private readonly int RadixInteger()
    {
        if (_text[_position] != '0') return -1;
        var radix = At(_position + 1);
        if (radix is not ('x' or 'X' or 'o' or 'O' or 'b' or 'B')) return -1;
        var i = _position + 2;
        while (true)
        {
            var digit = At(i) == '_' ? i + 1 : i;
            if (!IsDigitOf(radix, At(digit))) return i > _position + 2 ? i : -1;
            i = digit + 1;
        }
    }

    private static bool IsDigitOf(char radix, char c) => radix switch
    {
        'x' or 'X' => SqlCharacter.IsHexDigit(c),
        'o' or 'O' => c is >= '0' and <= '7',
        _ => c is '0' or '1',
    };
}
