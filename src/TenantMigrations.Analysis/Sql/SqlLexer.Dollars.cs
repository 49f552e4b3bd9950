namespace TenantMigrations.Analysis.Sql;

public ref partial struct SqlLexer
{
    /// <summary>A dollar begins a parameter, a placeholder or a dollar quote.</summary>
    private readonly SqlToken Dollar()
    {
        var next = At(_position + 1);
        if (SqlCharacter.IsDigit(next)) return Parameter();
        if (next == '{') return Placeholder();

        var tagEnd = _position + 1;
        if (SqlCharacter.IsIdentifierStart(next))
        {
            while (SqlCharacter.IsTagPart(At(tagEnd))) tagEnd++;
        }

        return At(tagEnd) == '$'
            ? DollarString(tagEnd + 1 - _position)
            : Take(SqlTokenKind.Unknown, 1, SqlLexicalErrorKind.UnexpectedCharacter);
    }

    private readonly SqlToken Parameter()
    {
        var i = _position + 1;
        while (SqlCharacter.IsDigit(At(i))) i++;
        return SqlCharacter.IsIdentifierStart(At(i))
            ? TakeTo(SqlTokenKind.Parameter, EndOfIdentifier(i), SqlLexicalErrorKind.ParameterWithTrailingJunk)
            : TakeTo(SqlTokenKind.Parameter, i);
    }

    /// <summary>Ends at the first tag that is the same to the letter; whatever is between has no meaning here.</summary>
    private readonly SqlToken DollarString(int tagLength)
    {
        // A tag has no dollar inside, so a comparison stops at the latest at the next dollar: linear, however often the tag nearly matches.
        for (var i = _position + tagLength; i + tagLength <= _end; i++)
        {
            if (_text[i] == '$' && string.CompareOrdinal(_text, i, _text, _position, tagLength) == 0)
                return TakeTo(SqlTokenKind.DollarString, i + tagLength);
        }

        return TakeTo(SqlTokenKind.DollarString, _end, SqlLexicalErrorKind.UnterminatedDollarString);
    }

    private readonly SqlToken Placeholder()
    {
        var name = _position + 2;
        var i = name;
        while (SqlCharacter.IsPlaceholderPart(At(i))) i++;
        return i > name && At(i) == '}' && !SqlCharacter.IsDigit(_text[name])
            ? TakeTo(SqlTokenKind.Placeholder, i + 1)
            : TakeTo(SqlTokenKind.Placeholder, EndOfMalformedPlaceholder(i), SqlLexicalErrorKind.MalformedPlaceholder);
    }

    /// <summary>
    /// Takes the closing brace along where it is near, so that <c>${my name}</c> is one error and not two. Never goes over another dollar:
    /// a text of nothing but <c>${</c> is still read once.
    /// </summary>
    private readonly int EndOfMalformedPlaceholder(int i)
    {
        while (i < _end && _text[i] is not ('}' or '$' or ';' or '(' or ')' or '\'' or '"' or '\n' or '\r')) i++;
        return At(i) == '}' ? i + 1 : _position + 2;
    }
}
