namespace TenantMigrations.Analysis.Sql;

/// <summary>Branches and loops of PL/pgSQL.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>stmt_if.</remarks>
    private PlPgSqlChoice PlIf(int start)
    {
        var branches = new List<PlPgSqlBranch>();
        do
        {
            var at = Advance().Start;
            var condition = PlExpression(PlStop.Then);
            PlExpect("then");
            var statements = PlStatements();
            branches.Add(new PlPgSqlBranch(From(at), condition, statements));
        }
        while (PlWord(Current) is "elsif" or "elseif");
        Note("ELSIF");
        var otherwise = AcceptWord("else") ? PlStatements() : [];
        PlExpect("end");
        PlExpect("if");
        return new PlPgSqlChoice(From(start), null, branches, otherwise);
    }

    /// <remarks>stmt_case.</remarks>
    private PlPgSqlChoice PlCase(int start)
    {
        Advance();
        var subject = IsWordAhead(0, "when") ? null : PlExpression(PlStop.When);
        var branches = new List<PlPgSqlBranch>();
        do
        {
            var at = Current.Start;
            PlExpect("when");
            var condition = PlExpression(PlStop.Then);
            PlExpect("then");
            var statements = PlStatements();
            branches.Add(new PlPgSqlBranch(From(at), condition, statements));
        }
        while (IsWordAhead(0, "when"));
        Note("WHEN");
        var otherwise = AcceptWord("else") ? PlStatements() : [];
        PlExpect("end");
        PlExpect("case");
        return new PlPgSqlChoice(From(start), subject, branches, otherwise);
    }

    private PlPgSqlLoop PlLoop(int start, Name? label)
    {
        var word = PlWord(Current);
        if (word != "loop") Advance();
        PlOpenScope();
        var (kind, sources) = word switch
        {
            "while" => (PlPgSqlLoopKind.Condition, [PlExpression(PlStop.Loop)]),
            "for" => PlForSource(),
            "foreach" => PlForeachSource(),
            _ => (PlPgSqlLoopKind.Endless, (List<SqlNode>)[]),
        };
        PlExpect("loop");
        _plLabels.Add((label?.Text, true));
        var statements = PlStatements();
        PlExpect("end");
        PlExpect("loop");
        PlClosingLabel(label);
        PlCloseScope();
        return new PlPgSqlLoop(From(start), label, kind, sources, statements);
    }

    /// <remarks>for_control.</remarks>
    private (PlPgSqlLoopKind Kind, List<SqlNode> Sources) PlForSource()
    {
        // A range or a cursor declares its variable; rows go into those that there are.
        var variables = CommaList(static p => p.PlVariable());
        PlExpect("in");
        if (AcceptWord("execute"))
        {
            PlRefuseConstants(variables);
            return (PlPgSqlLoopKind.Execute, [.. PlCommand(PlStop.Loop)]);
        }

        // A variable may be called so.
        var reverse = Current;
        var isReverse = IsWordAhead(0, "reverse") && !IsAhead(1, SqlTokenKind.DotDot) && !IsAhead(1, SqlTokenKind.Dot);
        if (isReverse) Advance();
        var end = PlFindStop(PlStop.DotDot | PlStop.Loop);
        if (IsStopped) return (PlPgSqlLoopKind.Query, []);
        if (_tokens[end].Kind == SqlTokenKind.DotDot)
        {
            var range = PlRange();
            PlDeclareAll(variables);
            return (PlPgSqlLoopKind.Range, range);
        }

        if (isReverse) FailAt(reverse.Span, "REVERSE is for ranges such as 10..1; a query says its order with ORDER BY.");
        if (IsPlCursorAhead(end))
        {
            var arguments = PlCursorSource();
            PlDeclareAll(variables);
            return (PlPgSqlLoopKind.Cursor, arguments);
        }

        PlRefuseConstants(variables);
        return (PlPgSqlLoopKind.Query, [PlStatementOfSql(PlStop.Loop)]);
    }

    private void PlDeclareAll(List<QualifiedName> variables)
    {
        foreach (var variable in variables) PlDeclare(variable.Parts[0].Text);
    }

    private List<SqlNode> PlRange()
    {
        var bounds = new List<SqlNode> { PlExpression(PlStop.DotDot) };
        Advance();
        bounds.Add(PlExpression(PlStop.Loop | PlStop.By));
        if (AcceptWord("by")) bounds.Add(PlExpression(PlStop.Loop));
        return bounds;
    }

    // A name alone or with arguments. What is no keyword begins no query either, so nothing else can be meant.
    private bool IsPlCursorAhead(int end)
    {
        if (!IsPlName(Current)) return false;
        var behind = 1;
        while (IsAhead(behind, SqlTokenKind.Dot)) behind += 2;
        if (_position + behind != end && !IsAhead(behind, SqlTokenKind.LeftParenthesis)) return false;
        return _plCursors.Contains(NameText.Of(_text, Peek(behind - 1))) || Current.Keyword is null;
    }

    private List<SqlNode> PlCursorSource()
    {
        var cursor = PlVariable();
        if (!_plCursors.Contains(cursor.Last.Text))
            FailAt(cursor.Span, $"FOR … IN takes a query, a range or a cursor that this body declares, and {cursor} is none of them. For the rows of a function write SELECT * FROM {cursor}(…).");
        return PlCursorArguments(cursor);
    }

    /// <remarks>stmt_foreach_a.</remarks>
    private (PlPgSqlLoopKind Kind, List<SqlNode> Sources) PlForeachSource()
    {
        PlTargets(allowsStrict: false);
        if (AcceptWord("slice")) Integer();
        PlExpect("in");
        PlExpect("array");
        return (PlPgSqlLoopKind.Array, [PlExpression(PlStop.Loop)]);
    }
}
