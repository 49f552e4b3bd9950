namespace TenantMigrations.Analysis.Sql;

/// <summary>SQL and expressions inside PL/pgSQL: where they end, and how they are read.</summary>
internal sealed partial class StatementParser
{
    /// <summary>An expression, which is whatever may stand behind SELECT. Stops before what ends it.</summary>
    /// <remarks>read_sql_construct with RAW_PARSE_PLPGSQL_EXPR.</remarks>
    private Query PlExpression(PlStop until)
    {
        var end = PlFindStop(until);
        if (end == _position)
        {
            Note("an expression");
            Fail();
        }

        return IsStopped ? s_noQuery : PlEmbedded(PlCut(end), end, static p => p.PlSelect());
    }

    /// <summary>One or more, with commas between them, up to what ends the last.</summary>
    private List<Query> PlExpressions(PlStop until)
    {
        var items = new List<Query>();
        do items.Add(PlExpression(until | PlStop.Comma));
        while (Accept(SqlTokenKind.Comma));
        return items;
    }

    /// <summary>A whole statement up to the semicolon, or to another end.</summary>
    /// <remarks>read_sql_stmt.</remarks>
    private Statement PlStatementOfSql(PlStop until = PlStop.Semicolon)
    {
        var end = PlFindStop(until);
        if (end == _position)
        {
            Note("a query");
            Fail();
        }

        return IsStopped ? s_noQuery : PlEmbedded(PlCut(end), end, static p => p.TopStatement());
    }

    /// <remarks>PLpgSQL_Expr: a SELECT without the word, INTO and sets.</remarks>
    private Query PlSelect()
    {
        var start = Current.Start;
        var select = SelectBody(start, allowsInto: false);
        return QueryEnd(select, [], start);
    }

    /// <summary>Where the SQL that begins here ends: at the first of these words or signs outside parentheses.</summary>
    /// <remarks>PL/pgSQL does not know a THEN of CASE … END from its own, nor does it know names behind a dot: so it is.</remarks>
    private int PlFindStop(PlStop until)
    {
        var depth = 0;
        for (var i = _position; ; i++)
        {
            var token = _tokens[i];
            if (depth == 0 && (PlStopOf(token) & until) != PlStop.None) return i;
            switch (token.Kind)
            {
                case SqlTokenKind.LeftParenthesis or SqlTokenKind.LeftBracket:
                    depth++;
                    break;
                case SqlTokenKind.RightParenthesis or SqlTokenKind.RightBracket when --depth < 0:
                    _position = i;
                    Fail("This parenthesis closes none that is open.");
                    return _position;
                case SqlTokenKind.None or SqlTokenKind.Semicolon:
                    _position = i;
                    Fail(depth > 0 ? "A parenthesis is not closed before the statement ends." : PlMissing(until));
                    return _position;
            }
        }
    }

    private static string? PlMissing(PlStop until) =>
        (until & PlStop.Then) != PlStop.None ? "THEN is missing before the statement ends."
        : (until & PlStop.Loop) != PlStop.None ? "LOOP is missing before the statement ends."
        : (until & PlStop.When) != PlStop.None ? "WHEN is missing before the statement ends."
        : (until & PlStop.From) != PlStop.None ? "FROM and a cursor are missing before the statement ends."
        : (until & PlStop.Semicolon) != PlStop.None ? "A semicolon is missing before the body ends."
        : null;

    private PlStop PlStopOf(SyntaxToken token) => token.Kind switch
    {
        SqlTokenKind.Semicolon => PlStop.Semicolon,
        SqlTokenKind.Comma => PlStop.Comma,
        SqlTokenKind.DotDot => PlStop.DotDot,
        SqlTokenKind.RightParenthesis => PlStop.RightParenthesis,
        SqlTokenKind.Identifier => token.Keyword?.Word switch
        {
            "then" => PlStop.Then,
            "when" => PlStop.When,
            "using" => PlStop.Using,
            "into" => PlStop.Into,
            "from" => PlStop.From,
            "in" => PlStop.In,
            "by" => PlStop.By,
            null when token.End - token.Start == 4 && PlWord(token) == "loop" => PlStop.Loop,
            _ => PlStop.None,
        },
        _ => PlStop.None,
    };

    /// <summary>The tokens from here to there, as a text of their own; what ends them is their end.</summary>
    private SyntaxToken[] PlCut(int end)
    {
        var tokens = new SyntaxToken[end - _position + 1];
        Array.Copy(_tokens, _position, tokens, 0, tokens.Length - 1);
        tokens[tokens.Length - 1] = _tokens[end] with { Kind = SqlTokenKind.None, Keyword = null };
        return tokens;
    }

    private T PlEmbedded<T>(SyntaxToken[] tokens, int behind, Func<StatementParser, T> read)
    {
        var outer = _tokens;
        (_tokens, _position) = (tokens, 0);
        var result = read(this);
        PlCheckEnd();
        (_tokens, _position) = (outer, IsStopped ? outer.Length - 1 : behind);
        return result;
    }

    private void PlCheckEnd()
    {
        if (IsStopped || IsAtEnd) return;
        Note(";");
        Fail();
    }
}
