namespace TenantMigrations.Analysis.Sql;

/// <summary>RAISE in all its forms.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>stmt_raise.</remarks>
    private PlPgSqlOther PlRaise(int start)
    {
        Advance();
        var parts = new List<SqlNode>();
        var message = default(SyntaxToken);
        if (PlWord(Current) is "exception" or "warning" or "notice" or "info" or "log" or "debug") PlLevel();
        if (Current.Kind == SqlTokenKind.String || IsOtherString(Current)) message = PlMessage(parts);
        else if (!IsAhead(0, SqlTokenKind.Semicolon) && !IsWordAhead(0, "using")) PlRaisedCondition();
        var values = parts.Count;
        if (AcceptWord("using"))
        {
            do parts.Add(PlRaiseOption());
            while (Accept(SqlTokenKind.Comma));
        }

        if (Is(SqlTokenKind.Semicolon) && message.Kind != SqlTokenKind.None) PlCheckPlaces(message, values);

        return new PlPgSqlOther(From(start), "RAISE", parts);
    }

    private void PlLevel()
    {
        Advance();
        // A level alone says nothing, and the server wants to hear more.
        if (!IsAhead(0, SqlTokenKind.Semicolon)) return;
        Note("a string");
        Fail();
    }

    private SyntaxToken PlMessage(List<SqlNode> values)
    {
        var message = Current;
        StringLiteral();
        if (Accept(SqlTokenKind.Comma)) values.AddRange(PlExpressions(PlStop.Semicolon | PlStop.Using));
        return message;
    }

    /// <remarks>check_raise_parameters.</remarks>
    private void PlCheckPlaces(SyntaxToken token, int values)
    {
        // Escapes may make a per cent sign, and a comment between the pieces of a literal may hold one.
        if (token.Kind is not (SqlTokenKind.String or SqlTokenKind.DollarString)) return;
        var message = StringText.Of(_text, token);
        if (message.Contains("--")) return;
        var places = PlPlacesIn(message);
        if (places != values)
            FailAt(token.Span, $"This message has {places} % and RAISE gives it {values} {(values == 1 ? "value" : "values")}. Write a per cent sign itself as %%.");
    }

    private static int PlPlacesIn(string message)
    {
        var places = 0;
        for (var i = 0; i < message.Length; i++)
        {
            if (message[i] != '%') continue;
            if (i + 1 < message.Length && message[i + 1] == '%') i++;
            else places++;
        }

        return places;
    }

    private void PlRaisedCondition()
    {
        if (AcceptWord("sqlstate")) PlErrorCode();
        else PlName("a message");
    }

    /// <remarks>read_raise_options.</remarks>
    private Query PlRaiseOption()
    {
        if (PlWord(Current) is "errcode" or "message" or "detail" or "hint" or "column" or "constraint" or "datatype" or "table" or "schema") Advance();
        else Fail("RAISE … USING takes MESSAGE, DETAIL, HINT, ERRCODE, COLUMN, CONSTRAINT, DATATYPE, TABLE and SCHEMA.");
        if (!PlAcceptAssign()) Fail();
        return PlExpression(PlStop.Comma | PlStop.Semicolon);
    }
}
