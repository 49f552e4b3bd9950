namespace TenantMigrations.Analysis.Sql;

/// <summary>The statements of PL/pgSQL that run SQL: plain, by PERFORM, by EXECUTE.</summary>
internal sealed partial class StatementParser
{
    /// <summary>A statement of SQL. Its INTO, wherever it stands, names variables and is none of SQL's business.</summary>
    /// <remarks>make_execsql_stmt.</remarks>
    private PlPgSqlSql PlSql(int start)
    {
        if (IsWordAhead(0, "call") || IsWordAhead(0, "do")) return PlCall(start);
        var takesInto = !IsWordAhead(0, "import");
        var tokens = new List<SyntaxToken>();
        var into = new List<QualifiedName>();
        var depth = 0;
        var atomicDepth = 0;
        var isRoutine = IsPlRoutineAhead();
        while (!(Current.Kind == SqlTokenKind.Semicolon && depth == 0 && atomicDepth == 0))
        {
            if (IsAtEnd)
            {
                Fail("A semicolon is missing before the body ends.");
                return new PlPgSqlSql(default, new OtherStatement(default, ""), into, null);
            }

            if (takesInto && IsWordAhead(0, "into") && !IsPlIntoOfSql(tokens))
            {
                if (into.Count > 0) Fail("INTO stands here a second time.");
                Advance();
                into = PlTargets(allowsStrict: true);
                continue;
            }

            var token = Advance();
            if (token.Kind == SqlTokenKind.LeftParenthesis) depth++;
            else if (token.Kind == SqlTokenKind.RightParenthesis && depth > 0) depth--;
            else if (isRoutine && depth == 0) atomicDepth += PlNesting(token, atomicDepth);
            tokens.Add(token);
        }

        tokens.Add(Current with { Kind = SqlTokenKind.None });
        var (statement, body) = PlEmbedded([.. tokens], _position, static p => p.PlStatementWithBody());
        return new PlPgSqlSql(From(start), statement, into, body);
    }

    /// <remarks>stmt_call.</remarks>
    private PlPgSqlSql PlCall(int start)
    {
        var end = PlFindStop(PlStop.Semicolon);
        if (IsStopped) return new PlPgSqlSql(default, new OtherStatement(default, ""), [], null);
        var (statement, body) = PlEmbedded(PlCut(end), end, static p => p.PlStatementWithBody());
        return new PlPgSqlSql(From(start), statement, [], body);
    }

    private (Statement Statement, PlPgSqlBody? Body) PlStatementWithBody()
    {
        var statement = TopStatement();
        PlCheckEnd();
        return (statement, RoutineBody(statement));
    }

    private bool IsPlIntoOfSql(List<SyntaxToken> before) => before.Count > 0 && PlWord(before[before.Count - 1]) is "insert" or "merge";

    private bool IsPlRoutineAhead()
    {
        if (!IsWordAhead(0, "create")) return false;
        var distance = IsWordAhead(1, "or") && IsWordAhead(2, "replace") ? 3 : 1;
        return IsWordAhead(distance, "function") || IsWordAhead(distance, "procedure");
    }

    private int PlNesting(SyntaxToken token, int depth) => PlWord(token) switch
    {
        "begin" or "case" => 1,
        "end" when depth > 0 => -1,
        _ => 0,
    };

    /// <remarks>stmt_perform: a SELECT under another name.</remarks>
    private PlPgSqlSql PlPerform(int start)
    {
        var end = PlFindStop(PlStop.Semicolon);
        if (IsStopped) return new PlPgSqlSql(default, new OtherStatement(default, ""), [], null);
        var tokens = PlCut(end);
        tokens[0] = tokens[0] with { Keyword = KeywordTable.Find("select") };
        var statement = PlEmbedded(tokens, end, static p => p.TopStatement());
        return new PlPgSqlSql(From(start), statement, [], null);
    }

    /// <remarks>stmt_dynexecute: INTO and USING in either order, each once.</remarks>
    private PlPgSqlExecute PlExecute(int start)
    {
        Advance();
        var command = PlExpression(PlStop.Into | PlStop.Using | PlStop.Semicolon);
        List<QualifiedName>? into = null;
        List<Query>? values = null;
        while (!IsStopped)
        {
            if (into is null && AcceptWord("into")) into = PlTargets(allowsStrict: true);
            else if (values is null && AcceptWord("using")) values = PlExpressions(PlStop.Into | PlStop.Semicolon);
            else break;
        }

        return new PlPgSqlExecute(From(start), command, into ?? [], values ?? []);
    }
}
