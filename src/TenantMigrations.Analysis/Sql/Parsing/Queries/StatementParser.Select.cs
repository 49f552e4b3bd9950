namespace TenantMigrations.Analysis.Sql;

/// <summary>SELECT itself: from its targets to its windows.</summary>
internal sealed partial class StatementParser
{
    /// <summary>What is behind SELECT.</summary>
    /// <remarks>simple_select.</remarks>
    private Select SelectBody(int start, bool allowsInto = true)
    {
        var isDistinct = Accept("distinct");
        List<Expression> distinctOn = isDistinct && Accept("on") ? ParenthesizedExpressions() : [];
        if (!isDistinct) Accept("all");
        List<Target> targets = !isDistinct && IsAtTargetsEnd() ? [] : Targets();
        var into = allowsInto && Accept("into") ? IntoTable() : null;
        var from = Accept("from") ? TableReferences() : [];
        var where = Accept("where") ? Expression() : null;
        var groupBy = GroupBy();
        var having = Accept("having") ? Expression() : null;
        if (Accept("window")) CommaList(static p => p.WindowDefinition());
        return new Select(From(start), targets)
        {
            IsDistinct = isDistinct, DistinctOn = distinctOn, Into = into, From = from, Where = where, GroupBy = groupBy, Having = having,
        };
    }

    /// <remarks>A query may select nothing; DISTINCT may not. Within CREATE SCHEMA, CREATE and GRANT go on behind a view.</remarks>
    private bool IsAtTargetsEnd() => Current.Kind is SqlTokenKind.None or SqlTokenKind.RightParenthesis or SqlTokenKind.Semicolon
        || Current.Keyword?.Word is "into" or "from" or "where" or "group" or "having" or "window" or "union" or "intersect" or "except"
            or "order" or "limit" or "offset" or "fetch" or "for" or "on" or "returning" or "with" or "create" or "grant";

    /// <remarks>target_list.</remarks>
    private List<Target> Targets() => CommaList(static p => p.Target());

    /// <remarks>target_el.</remarks>
    private Target Target()
    {
        var start = Current.Start;
        if (AcceptOperator("*")) return new Target(From(start), null, null);
        var value = LabelledExpression();
        Name? label = null;
        if (Accept("as")) label = Label();
        else if (IsBareLabel(Current)) label = Label();
        return new Target(From(start), value, label);
    }

    /// <remarks>OptTempTableName.</remarks>
    private IntoTable IntoTable()
    {
        var start = Current.Start;
        var persistence = TablePersistence.Permanent;
        var isLocal = (Is("local") || Is("global")) && IsTemporary(Peek());
        if (isLocal) Advance();
        // Each of the words may be the table's name as well.
        if (isLocal || IsTemporary(Current) && IsTableAhead()) persistence = TablePersistence.Temporary;
        else if (Is("unlogged") && IsTableAhead()) persistence = TablePersistence.Unlogged;
        if (persistence != TablePersistence.Permanent) Advance();
        Accept("table");
        return new IntoTable(From(start), TableName(), persistence);
    }

    private bool IsTableAhead() => IsAhead(1, "table") || IsIdentifier(Peek());

    private static bool IsTemporary(SyntaxToken token) => token.Keyword?.Word is "temp" or "temporary";

    /// <remarks>group_clause.</remarks>
    private List<Expression> GroupBy()
    {
        var items = new List<Expression>();
        if (!Accept("group")) return items;
        Expect("by");
        AcceptAll();
        GroupItems(items);
        return items;
    }

    /// <remarks>group_by_list.</remarks>
    private void GroupItems(List<Expression> items)
    {
        if (!Enter()) return;
        do GroupItem(items);
        while (Accept(SqlTokenKind.Comma));
        Leave();
    }

    /// <remarks>group_by_item; ROLLUP and CUBE before a parenthesis are never functions here.</remarks>
    private void GroupItem(List<Expression> items)
    {
        if (IsAhead(0, SqlTokenKind.LeftParenthesis) && IsAhead(1, SqlTokenKind.RightParenthesis))
        {
            Advance();
            Advance();
        }
        else if ((Is("rollup") || Is("cube")) && IsAhead(1, SqlTokenKind.LeftParenthesis))
        {
            Advance();
            items.AddRange(ParenthesizedExpressions());
        }
        else if (Accept("grouping", "sets"))
        {
            Expect(SqlTokenKind.LeftParenthesis);
            GroupItems(items);
            Expect(SqlTokenKind.RightParenthesis);
        }
        else
        {
            items.Add(Expression());
        }
    }

    /// <remarks>window_definition.</remarks>
    private Name WindowDefinition()
    {
        var name = Identifier();
        Expect("as");
        WindowSpecification();
        return name;
    }
}
