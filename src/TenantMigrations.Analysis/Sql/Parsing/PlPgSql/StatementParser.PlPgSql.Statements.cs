namespace TenantMigrations.Analysis.Sql;

/// <summary>The statements of PL/pgSQL: which is which, and the simple ones.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>proc_sect.</remarks>
    private List<PlPgSqlStatement> PlStatements()
    {
        var statements = new List<PlPgSqlStatement>();
        if (!Enter()) return statements;
        while (!IsAtEnd && !IsAtPlSectionEnd())
        {
            statements.Add(PlStatement());
            Expect(SqlTokenKind.Semicolon);
        }

        Leave();
        return statements;
    }

    private bool IsAtPlSectionEnd() => PlWord(Current) switch
    {
        "end" or "else" or "when" => true,
        "elsif" or "elseif" or "exception" => !IsPlAssignmentAhead(),
        _ => false,
    };

    /// <remarks>proc_stmt.</remarks>
    private PlPgSqlStatement PlStatement()
    {
        Note("a statement");
        var start = Current.Start;
        if (IsPlAssignmentAhead()) return PlAssignment(start);
        var label = PlOpeningLabel();
        var word = PlWord(Current);
        if (word is "declare" or "begin") return PlBlock(start, label);
        if (word is "loop" or "while" or "for" or "foreach") return PlLoop(start, label);
        if (label is not null) Fail("A label is for a block or a loop.");
        switch (word)
        {
            case "if": return PlIf(start);
            case "case": return PlCase(start);
            case "exit" or "continue": return PlExit(start, word);
            case "return": return PlReturn(start);
            case "raise": return PlRaise(start);
            case "assert": return PlAssert(start);
            case "execute": return PlExecute(start);
            case "perform": return PlPerform(start);
            case "get": return PlGetDiagnostics(start);
            case "open": return PlOpen(start);
            case "fetch" or "move": return PlFetch(start, word);
            case "close": return PlClose(start);
            case "commit" or "rollback": return PlEndTransaction(start, word);
            case "null":
                Advance();
                return new PlPgSqlOther(From(start), "NULL", []);
        }

        if (!IsPlName(Current)) Fail();
        return PlSql(start);
    }

    /// <summary>Whether a variable with its fields and subscripts stands there, and not a word that a statement begins with.</summary>
    private bool IsPlAssignmentAhead() => (IsPlName(Current) || Current.Kind == SqlTokenKind.Parameter)
        && (IsAhead(1, SqlTokenKind.ColonEquals) || IsAhead(1, SqlTokenKind.LeftBracket) || IsAhead(1, SqlTokenKind.Dot) || IsSymbolAhead(1, "="));

    /// <remarks>stmt_assign; PLAssignStmt of gram.y reads all of it.</remarks>
    private PlPgSqlAssignment PlAssignment(int start)
    {
        var end = PlFindStop(PlStop.Semicolon);
        if (IsStopped) return new PlPgSqlAssignment(default, new Name(default, ""), s_noQuery);
        var (target, value) = PlEmbedded(PlCut(end), end, static p =>
        {
            var target = p.Current.Kind == SqlTokenKind.Parameter ? p.NameIf(true, "a variable") : p.Identifier();
            p.PlRefuseConstant(target, isWhole: !p.IsAhead(0, SqlTokenKind.Dot));
            p.PlIndirection();
            if (!p.PlAcceptAssign()) p.Fail();
            // Nothing behind it is no value and fails when it runs; the server's grammar does not mind.
            return (target, p.PlSelect());
        });
        return new PlPgSqlAssignment(From(start), target, value);
    }

    /// <remarks>opt_indirection, as far as a target has it.</remarks>
    private void PlIndirection()
    {
        while (!IsStopped)
        {
            if (Accept(SqlTokenKind.Dot))
            {
                Label();
            }
            else if (Accept(SqlTokenKind.LeftBracket))
            {
                if (!IsAhead(0, SqlTokenKind.Colon)) Expression();
                if (Accept(SqlTokenKind.Colon) && !IsAhead(0, SqlTokenKind.RightBracket)) Expression();
                Expect(SqlTokenKind.RightBracket);
            }
            else
            {
                return;
            }
        }
    }

    /// <remarks>stmt_exit.</remarks>
    private PlPgSqlOther PlExit(int start, string word)
    {
        var place = Advance().Span;
        var isExit = word == "exit";
        var label = IsPlName(Current) ? PlName("a label") : null;
        var condition = AcceptWord("when") ? PlExpression(PlStop.Semicolon) : null;
        if (!Is(SqlTokenKind.Semicolon)) Fail();
        else if (label is not null) PlCheckLabel(label, isExit);
        else if (!_plLabels.Exists(static around => around.IsLoop)) FailAt(place, $"{word.ToUpperInvariant()} stands outside a loop" + (isExit ? ", where it needs a block's label." : "."));
        return new PlPgSqlOther(From(start), word.ToUpperInvariant(), condition is null ? [] : [condition]);
    }

    private void PlCheckLabel(Name name, bool isExit)
    {
        var index = _plLabels.FindLastIndex(label => label.Name == name.Text);
        if (index < 0 && name.Text != _bodyName) FailAt(name.Span, $"No block or loop around this statement is labelled {name.Text}.");
        else if (!isExit && (index < 0 || !_plLabels[index].IsLoop)) FailAt(name.Span, $"{name.Text} labels a block, and CONTINUE is for loops.");
    }

    /// <summary>A command and its parameters, behind EXECUTE where nothing takes its result.</summary>
    private List<Query> PlCommand(PlStop until = PlStop.Semicolon)
    {
        var command = new List<Query> { PlExpression(until | PlStop.Using) };
        if (AcceptWord("using")) command.AddRange(PlExpressions(until));
        return command;
    }

    /// <remarks>stmt_assert.</remarks>
    private PlPgSqlOther PlAssert(int start)
    {
        Advance();
        var parts = new List<SqlNode> { PlExpression(PlStop.Comma | PlStop.Semicolon) };
        if (Accept(SqlTokenKind.Comma)) parts.Add(PlExpression(PlStop.Semicolon));
        return new PlPgSqlOther(From(start), "ASSERT", parts);
    }

    /// <remarks>stmt_commit, stmt_rollback.</remarks>
    private PlPgSqlTransaction PlEndTransaction(int start, string word)
    {
        Advance();
        if (AcceptWord("and"))
        {
            AcceptWord("no");
            PlExpect("chain");
        }

        return new PlPgSqlTransaction(From(start), word == "commit");
    }

    /// <remarks>stmt_getdiag.</remarks>
    private PlPgSqlOther PlGetDiagnostics(int start)
    {
        Advance();
        var isStacked = AcceptWord("stacked");
        if (!isStacked) AcceptWord("current");
        PlExpect("diagnostics");
        do
        {
            PlRefuseConstants([PlVariable()]);
            if (!PlAcceptAssign()) Fail();
            PlDiagnosticsItem(isStacked);
        }
        while (Accept(SqlTokenKind.Comma));
        return new PlPgSqlOther(From(start), "GET DIAGNOSTICS", []);
    }

    private void PlDiagnosticsItem(bool isStacked)
    {
        var item = PlWord(Current);
        var isOfError = item is "pg_exception_context" or "pg_exception_detail" or "pg_exception_hint" or "returned_sqlstate" or "column_name" or "constraint_name"
            or "pg_datatype_name" or "message_text" or "table_name" or "schema_name";
        var isOfStatement = item == "row_count" || (item == "pg_routine_oid" && Version >= 16);
        if (isOfStatement && isStacked) Fail("GET STACKED DIAGNOSTICS does not give this; GET DIAGNOSTICS does.");
        else if (isOfError && !isStacked) Fail("GET DIAGNOSTICS does not give this; GET STACKED DIAGNOSTICS does, in an exception handler.");
        else if (isOfError || isOfStatement || item == "pg_context") Advance();
        else Fail("GET DIAGNOSTICS does not know this item.");
    }
}
