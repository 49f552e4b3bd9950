namespace TenantMigrations.Analysis.Sql;

/// <summary>The statements of PL/pgSQL for cursors.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>stmt_open: of a cursor that has its query, with arguments; of any other, with a query.</remarks>
    private PlPgSqlOther PlOpen(int start)
    {
        Advance();
        var cursor = PlVariable();
        var parts = PlOpenSource(cursor);
        return new PlPgSqlOther(From(start), "OPEN", parts);
    }

    private List<SqlNode> PlOpenSource(QualifiedName cursor)
    {
        if (IsAhead(0, SqlTokenKind.Semicolon) || IsAhead(0, SqlTokenKind.LeftParenthesis)) return PlCursorArguments(cursor);
        if (AcceptWord("no")) PlExpect("scroll");
        else AcceptWord("scroll");
        PlExpect("for");
        return AcceptWord("execute") ? [.. PlCommand()] : [PlStatementOfSql()];
    }

    /// <remarks>stmt_fetch, stmt_move.</remarks>
    private PlPgSqlOther PlFetch(int start, string word)
    {
        Advance();
        PlDirection();
        PlVariable();
        if (word == "fetch")
        {
            PlExpect("into");
            PlTargets(allowsStrict: false);
        }

        return new PlPgSqlOther(From(start), word.ToUpperInvariant(), []);
    }

    /// <remarks>opt_fetch_direction.</remarks>
    private void PlDirection()
    {
        switch (PlWord(Current))
        {
            case "next" or "prior" or "first" or "last" or "all":
                Advance();
                PlFromOrIn();
                return;
            case "absolute" or "relative":
                Advance();
                PlExpression(PlStop.From | PlStop.In);
                PlFromOrIn();
                return;
            case "forward" or "backward":
                Advance();
                if (!AcceptWord("all") && !IsWordAhead(0, "from") && !IsWordAhead(0, "in")) PlExpression(PlStop.From | PlStop.In);
                PlFromOrIn();
                return;
            case "from" or "in":
                Advance();
                return;
        }

        if (IsPlCursorNext()) return;
        PlExpression(PlStop.From | PlStop.In);
        PlFromOrIn();
    }

    private void PlFromOrIn()
    {
        if (!AcceptWord("from")) PlExpect("in");
    }

    // A name is a cursor; anything else that is not a direction counts rows.
    private bool IsPlCursorNext()
    {
        if (!IsPlName(Current) && Current.Kind != SqlTokenKind.Parameter) return false;
        var behind = 1;
        while (IsAhead(behind, SqlTokenKind.Dot)) behind += 2;
        return !IsWordAhead(behind, "from") && !IsWordAhead(behind, "in");
    }

    private PlPgSqlOther PlClose(int start)
    {
        Advance();
        PlVariable();
        return new PlPgSqlOther(From(start), "CLOSE", []);
    }
}
