namespace TenantMigrations.Analysis.Sql;

/// <summary>RETURN in its three forms, and which of them a body may have.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>stmt_return.</remarks>
    private PlPgSqlReturn PlReturn(int start)
    {
        Advance();
        if (IsWordAhead(0, "query") && !IsAhead(1, SqlTokenKind.Dot)) return PlReturnQuery(start);
        if (IsWordAhead(0, "next") && !IsAhead(1, SqlTokenKind.Dot)) return PlReturnNext(start);
        var isAlone = IsAhead(0, SqlTokenKind.Semicolon);
        if (isAlone && _bodyReturns == PlReturns.Value) Fail("This function returns a value: RETURN needs one behind it.");
        if (!isAlone && PlWhyReturnIsAlone() is { } reason) Fail(reason);
        var value = isAlone ? null : PlExpression(PlStop.Semicolon);
        return new PlPgSqlReturn(From(start), value, []);
    }

    /// <remarks>make_return_query_stmt.</remarks>
    private PlPgSqlReturn PlReturnQuery(int start)
    {
        PlRefuseUnlessSet();
        Advance();
        if (AcceptWord("execute"))
        {
            var command = PlCommand();
            return new PlPgSqlReturn(From(start), null, command);
        }

        var query = PlStatementOfSql();
        return new PlPgSqlReturn(From(start), query, []);
    }

    /// <remarks>make_return_next_stmt.</remarks>
    private PlPgSqlReturn PlReturnNext(int start)
    {
        PlRefuseUnlessSet();
        Advance();
        var isAlone = IsAhead(0, SqlTokenKind.Semicolon);
        if (isAlone && _bodyReturns == PlReturns.Rows) Fail("This function returns a set of values: RETURN NEXT needs one behind it.");
        if (!isAlone && _bodyReturns == PlReturns.RowsOfParameters)
            Fail("This function returns rows of its OUT parameters: assign them, and let RETURN NEXT stand alone.");
        var value = isAlone ? null : PlExpression(PlStop.Semicolon);
        return new PlPgSqlReturn(From(start), value, []);
    }

    private void PlRefuseUnlessSet()
    {
        if (_bodyReturns is PlReturns.Rows or PlReturns.RowsOfParameters) return;
        var word = TextOf(Current.Span).ToUpperInvariant();
        Fail($"RETURN {word} is for functions that return a set. Write RETURNS SETOF … or RETURNS TABLE (…) in the head of the function, or RETURN without {word}.");
    }

    private string? PlWhyReturnIsAlone() => _bodyReturns switch
    {
        PlReturns.Rows or PlReturns.RowsOfParameters => "This function returns a set: RETURN stands alone. Give rows back with RETURN NEXT or RETURN QUERY.",
        PlReturns.Parameters => "This function returns its OUT parameters: assign them, and let RETURN stand alone.",
        PlReturns.Nothing => "What returns nothing has RETURN alone, with no value behind it.",
        PlReturns.Procedure => "A procedure returns nothing: RETURN stands alone. Give values back through OUT parameters.",
        _ => null,
    };
}
