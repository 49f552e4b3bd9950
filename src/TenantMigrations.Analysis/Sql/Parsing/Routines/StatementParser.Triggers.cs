namespace TenantMigrations.Analysis.Sql;

/// <summary>CREATE and ALTER TRIGGER.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>CreateTrigStmt.</remarks>
    private Statement CreateTrigger(int start, bool replaces)
    {
        var isConstraint = Is("constraint");
        Accept("constraint");
        Expect("trigger");
        var name = Identifier();
        var timing = isConstraint ? AfterOnly() : Timing();
        var events = TriggerEvents();
        Expect("on");
        var table = TableName();
        QualifiedName? referenced = null;
        bool isForEachRow;
        if (isConstraint)
        {
            if (Accept("from")) referenced = TableName();
            ConstraintAttributes("TRIGGER", DeferredFlags);
            Expect("for", "each");
            Expect("row");
            isForEachRow = true;
        }
        else
        {
            TransitionTables();
            isForEachRow = IsForEachRow();
        }

        var condition = WhenCondition();
        var function = TriggerFunction();
        TriggerArguments();
        // The server reads to the end, and then points at CREATE.
        if (isConstraint && replaces) FailAt(_tokens[0].Span, "A constraint trigger cannot be replaced. Drop it first, or leave CONSTRAINT out.");
        return new CreateTrigger(From(start), name, table, replaces, isConstraint, timing, events, referenced, isForEachRow, condition, function);
    }

    private TriggerTiming AfterOnly()
    {
        Expect("after");
        return TriggerTiming.After;
    }

    /// <remarks>TriggerActionTime.</remarks>
    private TriggerTiming Timing()
    {
        if (Accept("before")) return TriggerTiming.Before;
        if (Accept("after")) return TriggerTiming.After;
        Expect("instead");
        Expect("of");
        return TriggerTiming.InsteadOf;
    }

    private List<TriggerEvent> TriggerEvents()
    {
        var events = new List<TriggerEvent>();
        do
        {
            var next = TriggerEvent();
            // The server has read on where OF or a comma might have followed, and stops there.
            if (events.Exists(e => e.Kind == next.Kind)) FailAt(next.Kind == DataEvent.Update ? Current.Span : next.Span, "The trigger has the same event twice. Name each event once.");
            events.Add(next);
        }
        while (Accept("or"));
        return events;
    }

    /// <remarks>TriggerOneEvent.</remarks>
    private TriggerEvent TriggerEvent()
    {
        var start = Current.Start;
        if (Accept("insert")) return new TriggerEvent(From(start), DataEvent.Insert, []);
        if (Accept("delete")) return new TriggerEvent(From(start), DataEvent.Delete, []);
        if (Accept("truncate")) return new TriggerEvent(From(start), DataEvent.Truncate, []);
        Expect("update");
        var columns = Accept("of") ? CommaList(static p => p.Identifier()) : [];
        return new TriggerEvent(From(start), DataEvent.Update, columns);
    }

    /// <remarks>TriggerReferencing: one transition or more, without commas.</remarks>
    private void TransitionTables()
    {
        if (!Accept("referencing")) return;
        do
        {
            if (!Accept("new")) Expect("old");
            if (!Accept("table")) Expect("row");
            Accept("as");
            Identifier();
        }
        while (Is("new") || Is("old"));
    }

    /// <remarks>TriggerForSpec.</remarks>
    private bool IsForEachRow()
    {
        if (!Accept("for")) return false;
        Accept("each");
        if (Accept("row")) return true;
        Expect("statement");
        return false;
    }

    /// <remarks>TriggerWhen.</remarks>
    private Expression? WhenCondition()
    {
        if (!Accept("when")) return null;
        Expect(SqlTokenKind.LeftParenthesis);
        var condition = Expression();
        Expect(SqlTokenKind.RightParenthesis);
        return condition;
    }

    private QualifiedName TriggerFunction()
    {
        Expect("execute");
        if (!Accept("function")) Expect("procedure");
        return FunctionName();
    }

    /// <remarks>TriggerFuncArgs: numbers, strings, words; the grammar allows a comma before the first.</remarks>
    private void TriggerArguments()
    {
        Expect(SqlTokenKind.LeftParenthesis);
        if (Accept(SqlTokenKind.RightParenthesis)) return;
        Accept(SqlTokenKind.Comma);
        do TriggerArgument();
        while (Accept(SqlTokenKind.Comma));
        Expect(SqlTokenKind.RightParenthesis);
    }

    private void TriggerArgument()
    {
        Note("a number");
        if (Current.Kind == SqlTokenKind.Number || IsLabel(Current)) Advance();
        else StringLiteral();
    }

    private Statement AlterTrigger(int start)
    {
        Expect("trigger");
        Identifier();
        Expect("on");
        TableName();
        if ((NameChange() ?? ExtensionChange()) is null) Fail();
        return new OtherStatement(From(start), "ALTER TRIGGER");
    }
}
