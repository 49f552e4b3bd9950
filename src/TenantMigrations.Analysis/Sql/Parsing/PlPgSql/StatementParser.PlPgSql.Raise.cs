namespace TenantMigrations.Analysis.Sql;

/// <summary>RAISE in all its forms.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>stmt_raise.</remarks>
    private PlPgSqlOther PlRaise(int start)
    {
        Advance();
        var parts = new List<SqlNode>();
        if (PlWord(Current) is "exception" or "warning" or "notice" or "info" or "log" or "debug") PlLevel();
        if (Current.Kind == SqlTokenKind.String || IsOtherString(Current)) parts.AddRange(PlMessage());
        else if (!IsAhead(0, SqlTokenKind.Semicolon) && !IsWordAhead(0, "using")) PlRaisedCondition();
        if (AcceptWord("using"))
        {
            do parts.Add(PlRaiseOption());
            while (Accept(SqlTokenKind.Comma));
        }

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

    private List<Query> PlMessage()
    {
        var token = Current;
        var message = StringLiteral();
        var values = Accept(SqlTokenKind.Comma) ? PlExpressions(PlStop.Semicolon | PlStop.Using) : [];
        // Escapes may make a per cent sign, and a comment between the pieces of a literal may hold one.
        if (token.Kind is not (SqlTokenKind.String or SqlTokenKind.DollarString) || message.Contains("--")) return values;
        var places = PlPlacesIn(message);
        if (places != values.Count)
            FailAt(token.Span, $"This message has {places} % and RAISE gives it {values.Count} {(values.Count == 1 ? "value" : "values")}. Write a per cent sign itself as %%.");
        return values;
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
