namespace TenantMigrations.Analysis.Sql;

/// <summary>WITH and what it names.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>opt_with_clause.</remarks>
    private List<CommonTableExpression> WithClause()
    {
        if (!Accept("with")) return [];
        // RECURSIVE may be the first one's name as well.
        var isRecursive = Is("recursive") && IsIdentifier(Peek());
        if (isRecursive) Advance();
        var expressions = new List<CommonTableExpression>();
        do expressions.Add(CommonTable(isRecursive));
        while (Accept(SqlTokenKind.Comma));
        return expressions;
    }

    /// <remarks>common_table_expr.</remarks>
    private CommonTableExpression CommonTable(bool isRecursive)
    {
        var start = Current.Start;
        var name = Identifier();
        IReadOnlyList<Name> columns = Is(SqlTokenKind.LeftParenthesis) ? ColumnNames() : [];
        Expect("as");
        if (Accept("not")) Expect("materialized");
        else Accept("materialized");
        Expect(SqlTokenKind.LeftParenthesis);
        var statement = PreparableStatement();
        Expect(SqlTokenKind.RightParenthesis);
        SearchClause();
        CycleClause();
        return new CommonTableExpression(From(start), name, columns, statement, isRecursive);
    }

    /// <remarks>opt_search_clause.</remarks>
    private void SearchClause()
    {
        if (!Accept("search")) return;
        if (!Accept("depth")) Expect("breadth");
        Expect("first", "by");
        CommaList(static p => p.Identifier());
        Expect("set");
        Identifier();
    }

    /// <remarks>opt_cycle_clause.</remarks>
    private void CycleClause()
    {
        if (!Accept("cycle")) return;
        CommaList(static p => p.Identifier());
        Expect("set");
        Identifier();
        if (Accept("to"))
        {
            CycleMark();
            Expect("default");
            CycleMark();
        }

        Expect("using");
        Identifier();
    }

    /// <remarks>AexprConst: a constant, with a type before it or without.</remarks>
    private void CycleMark()
    {
        const string Reason = "What marks a cycle is a constant.";
        var isConstant = Current.Kind is not (SqlTokenKind.LeftParenthesis or SqlTokenKind.Parameter)
            && (Current.Class != KeywordClass.Reserved || Current.Keyword?.Word is "true" or "false" or "null");
        if (!isConstant) Fail(Reason);
        // A name or a call may be the type of a constant; then a string follows.
        if (PrimaryExpression() is not (Literal or CastExpression)) Fail(Reason);
    }
}
