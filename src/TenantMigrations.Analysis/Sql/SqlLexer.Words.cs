namespace TenantMigrations.Analysis.Sql;

public ref partial struct SqlLexer
{
    /// <summary>A name or keyword, unless its first letter is the prefix of a literal.</summary>
    private readonly SqlToken Word()
    {
        var next = At(_position + 1);
        if (next == '\'')
        {
            var literal = PrefixedLiteral(_text[_position]);
            if (literal != SqlTokenKind.None) return Quoted(literal, prefix: 1);
        }
        else if (next == '&' && _text[_position] is 'u' or 'U')
        {
            if (At(_position + 2) == '\'') return Quoted(SqlTokenKind.UnicodeString, prefix: 2);
            if (At(_position + 2) == '"') return QuotedName(SqlTokenKind.UnicodeIdentifier, prefix: 2);
        }

        return TakeTo(SqlTokenKind.Identifier, EndOfIdentifier(_position + 1));
    }

    private static SqlTokenKind PrefixedLiteral(char prefix) => prefix switch
    {
        'e' or 'E' => SqlTokenKind.EscapeString,
        'n' or 'N' => SqlTokenKind.NationalString,
        'b' or 'B' => SqlTokenKind.BitString,
        'x' or 'X' => SqlTokenKind.HexString,
        _ => SqlTokenKind.None,
    };

    private readonly SqlToken QuotedName(SqlTokenKind kind, int prefix)
    {
        var open = _position + prefix;
        for (var i = open + 1; i < _end; i++)
        {
            if (_text[i] != '"') continue;
            if (At(i + 1) != '"') return TakeTo(kind, i + 1, i == open + 1 ? SqlLexicalErrorKind.EmptyQuotedIdentifier : SqlLexicalErrorKind.None);
            i++;
        }

        return TakeTo(kind, _end, SqlLexicalErrorKind.UnterminatedQuotedIdentifier);
    }

    /// <summary>
    /// A dollar belongs to a name (<c>foo$$bar</c> is one), but <c>${</c> is no SQL: the name ends there, so that the placeholder is seen.
    /// </summary>
    private readonly int EndOfIdentifier(int i)
    {
        while (SqlCharacter.IsIdentifierPart(At(i)) && !(_text[i] == '$' && At(i + 1) == '{')) i++;
        return i;
    }
}
