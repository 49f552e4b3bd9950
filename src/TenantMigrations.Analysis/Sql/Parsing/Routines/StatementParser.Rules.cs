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
        var start = Current.Start;
        if (!Accept(SqlTokenKind.LeftParenthesis)) return [RuleAction()];
        var actions = new List<Statement>();
        var isList = false;
        while (true)
        {
            if (!Is(SqlTokenKind.Semicolon) && !Is(SqlTokenKind.RightParenthesis)) actions.Add(RuleAction());
            if (!Accept(SqlTokenKind.Semicolon)) break;
            isList = true;
        }

        Expect(SqlTokenKind.RightParenthesis);
        // One query in parentheses is no list but the beginning of a longer query: (SELECT 1) UNION SELECT 2.
        if (!isList && actions.Count == 1 && actions[0] is Query query) return [QueryFrom(query with { Span = From(start) }, start)];
        return actions;
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
