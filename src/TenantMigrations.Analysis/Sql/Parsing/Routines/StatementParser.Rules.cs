namespace TenantMigrations.Analysis.Sql;

/// <summary>CREATE and ALTER RULE.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>RuleStmt.</remarks>
    private Statement CreateRule(int start, bool replaces)
    {
        Expect("rule");
        var name = Identifier();
        Expect("as", "on");
        var @event = RuleEvent();
        Expect("to");
        var table = TableName();
        var condition = Accept("where") ? Expression() : null;
        Expect("do");
        var isInstead = Accept("instead");
        if (!isInstead) Accept("also");
        var actions = RuleActions();
        return new CreateRule(From(start), name, table, replaces, @event, condition, isInstead, actions);
    }

    private DataEvent RuleEvent()
    {
        if (Accept("select")) return DataEvent.Select;
        if (Accept("update")) return DataEvent.Update;
        if (Accept("delete")) return DataEvent.Delete;
        Expect("insert");
        return DataEvent.Insert;
    }

    /// <remarks>RuleActionList.</remarks>
    private List<Statement> RuleActions()
    {
        if (Accept("nothing")) return [];
        if (!Is(SqlTokenKind.LeftParenthesis) || IsQueryBehindParentheses()) return [RuleAction()];
        Expect(SqlTokenKind.LeftParenthesis);
        var actions = new List<Statement>();
        do
        {
            if (!Is(SqlTokenKind.Semicolon) && !Is(SqlTokenKind.RightParenthesis)) actions.Add(RuleAction());
        }
        while (Accept(SqlTokenKind.Semicolon));
        Expect(SqlTokenKind.RightParenthesis);
        return actions;
    }

    // What stands in parentheses is a list of actions, or a query that goes on behind them: (SELECT 1) UNION SELECT 2. Looked at once a rule, and rules
    // are never in one another.
    private bool IsQueryBehindParentheses()
    {
        var depth = 0;
        for (var i = _position; i < _tokens.Length - 1; i++)
        {
            var kind = _tokens[i].Kind;
            if (kind == SqlTokenKind.LeftParenthesis) depth++;
            else if (kind == SqlTokenKind.Semicolon && depth == 1) return false;
            else if (kind == SqlTokenKind.RightParenthesis && --depth == 0) return _tokens[i + 1].Kind is not (SqlTokenKind.None or SqlTokenKind.Semicolon);
        }

        return false;
    }

    private const string ActionsOfRules = "A rule runs SELECT, INSERT, UPDATE, DELETE or NOTIFY, and nothing else.";

    /// <remarks>RuleActionStmt.</remarks>
    private Statement RuleAction()
    {
        var start = Current.Start;
        switch (Current.Keyword?.Word)
        {
            case "notify": return Notify(start);
            case "select" or "values" or "table" or "with" or "insert" or "update" or "delete":
                var statement = PreparableStatement();
                if (statement is Merge merge) FailAt(WordBefore(merge.Target.Span), ActionsOfRules);
                return statement;
        }

        if (Current.Kind == SqlTokenKind.LeftParenthesis) return Query();
        Note("SELECT");
        Note("INSERT");
        Note("UPDATE");
        Note("DELETE");
        Note("NOTIFY");
        Fail(ActionsOfRules);
        return new OtherStatement(From(start), "");
    }

    private SqlSpan WordBefore(SqlSpan target) => Array.FindLast(_tokens, t => t.Start < target.Start && t.Keyword?.Word == "merge").Span;

    private Statement AlterRule(int start)
    {
        Expect("rule");
        Identifier();
        Expect("on");
        TableName();
        if (NameChange() is null) Fail();
        return new OtherStatement(From(start), "ALTER RULE");
    }
}
