namespace TenantMigrations.Analysis.Sql;

/// <summary>What stands behind DECLARE.</summary>
internal sealed partial class StatementParser
{
    // FOR row IN name LOOP is a loop through a cursor only where a cursor, or an alias that may be one, has that name.
    private readonly HashSet<string> _plCursors = new(StringComparer.Ordinal);

    /// <remarks>decl_sect.</remarks>
    private List<PlPgSqlDeclaration> PlDeclarations()
    {
        var declarations = new List<PlPgSqlDeclaration>();
        if (!AcceptWord("declare")) return declarations;
        while (!IsAtEnd && !IsWordAhead(0, "begin"))
        {
            if (AcceptWord("declare")) continue;
            if (IsSymbolAhead(0, "<<")) Fail("A block's label stands before DECLARE, not behind it.");
            declarations.Add(PlDeclaration());
            Expect(SqlTokenKind.Semicolon);
        }

        return declarations;
    }

    /// <remarks>decl_statement.</remarks>
    private PlPgSqlDeclaration PlDeclaration()
    {
        var start = Current.Start;
        var name = PlName("a variable");
        if (AcceptWord("alias"))
        {
            PlExpect("for");
            PlVariable();
            _plCursors.Add(name.Text);
            PlDeclare(name.Text);
            return new PlPgSqlAlias(From(start), name);
        }

        if (IsWordAhead(0, "no") || IsWordAhead(0, "scroll") || IsWordAhead(0, "cursor")) return PlCursor(start, name);
        return PlVariableDeclaration(start, name);
    }

    private PlPgSqlCursor PlCursor(int start, Name name)
    {
        if (AcceptWord("no")) PlExpect("scroll");
        else AcceptWord("scroll");
        PlExpect("cursor");
        var parameters = IsAhead(0, SqlTokenKind.LeftParenthesis) ? ParenthesizedList(static p => p.PlParameter()) : [];
        if (!AcceptWord("is")) PlExpect("for");
        _plCursors.Add(name.Text);
        PlDeclare(name.Text, cursorParameters: [.. parameters.Select(static parameter => parameter.Name.Text)]);
        var query = PlStatementOfSql();
        return new PlPgSqlCursor(From(start), name, parameters, query);
    }

    /// <remarks>decl_cursor_arg.</remarks>
    private PlPgSqlVariable PlParameter()
    {
        var start = Current.Start;
        var name = PlName("a parameter");
        var (type, of) = PlDataType();
        return new PlPgSqlVariable(From(start), name, type, of, IsConstant: false, IsNotNull: false, Default: null);
    }

    private PlPgSqlVariable PlVariableDeclaration(int start, Name name)
    {
        var isConstant = AcceptWord("constant");
        var (type, of) = PlDataType();
        if (AcceptWord("collate")) PlVariable();
        var isNotNull = AcceptWord("not");
        if (isNotNull) PlExpect("null");
        var hasDefault = PlAcceptAssign() || AcceptWord("default");
        var value = hasDefault ? PlExpression(PlStop.Semicolon) : null;
        if (isNotNull && !hasDefault && Is(SqlTokenKind.Semicolon))
            FailAt(name.Span, $"{name.Text} is NOT NULL, and so needs a value from the start: write := and the value behind NOT NULL.");
        PlDeclare(name.Text, isConstant);
        return new PlPgSqlVariable(From(start), name, type, of, isConstant, isNotNull, value);
    }

    /// <remarks>assign_operator.</remarks>
    private bool PlAcceptAssign()
    {
        Note(":=");
        if (!IsAhead(0, SqlTokenKind.ColonEquals) && !IsSymbolAhead(0, "=")) return false;
        Advance();
        return true;
    }

    /// <summary>A type, or what has the type that is meant.</summary>
    /// <remarks>read_datatype.</remarks>
    private (TypeName? Type, QualifiedName? Of) PlDataType()
    {
        if (IsPlReferenceAhead()) return (null, PlReference());
        var end = PlEndOfType();
        if (end == _position)
        {
            Note("a type");
            Fail();
        }

        return IsStopped ? (null, null) : (PlEmbedded(PlCut(end), end, static p => p.TypeName()), null);
    }

    private QualifiedName PlReference()
    {
        var of = PlVariable();
        Advance();
        Advance();
        if (Version < 17) return of;
        AcceptWord("array");
        while (Accept(SqlTokenKind.LeftBracket))
        {
            Accept(SqlTokenKind.Number);
            Expect(SqlTokenKind.RightBracket);
        }

        return of;
    }

    // Whether %TYPE or %ROWTYPE stands behind at most three names.
    private bool IsPlReferenceAhead()
    {
        for (var distance = 0; distance < 6 && IsPlName(Peek(distance)); distance += 2)
        {
            if (IsSymbolAhead(distance + 1, "%")) return IsWordAhead(distance + 2, "type") || IsWordAhead(distance + 2, "rowtype");
            if (!IsAhead(distance + 1, SqlTokenKind.Dot)) return false;
        }

        return false;
    }

    private int PlEndOfType()
    {
        var depth = 0;
        for (var i = _position; ; i++)
        {
            var token = _tokens[i];
            switch (token.Kind)
            {
                case SqlTokenKind.Semicolon or SqlTokenKind.ColonEquals:
                case SqlTokenKind.Operator when token.End - token.Start == 1 && _text[token.Start] == '=':
                case SqlTokenKind.Identifier when token.Keyword?.Word is "collate" or "not" or "default":
                case SqlTokenKind.Comma or SqlTokenKind.RightParenthesis when depth == 0:
                    return i;
                case SqlTokenKind.LeftParenthesis:
                    depth++;
                    break;
                case SqlTokenKind.RightParenthesis:
                    depth--;
                    break;
                case SqlTokenKind.None:
                    _position = i;
                    Fail("A semicolon is missing before the body ends.");
                    return _position;
            }
        }
    }
}
