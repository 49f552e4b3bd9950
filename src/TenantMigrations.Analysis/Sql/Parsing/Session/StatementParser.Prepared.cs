namespace TenantMigrations.Analysis.Sql;

/// <summary>Prepared statements, and EXPLAIN.</summary>
internal sealed partial class StatementParser
{
    private OtherStatement Prepare(int start)
    {
        Expect("prepare");
        Identifier();
        if (Is(SqlTokenKind.LeftParenthesis)) ParenthesizedList(static p => p.TypeName());
        Expect("as");
        PreparableStatement();
        return new OtherStatement(From(start), "PREPARE");
    }

    private OtherStatement Execute(int start)
    {
        Expect("execute");
        Identifier();
        if (Accept(SqlTokenKind.LeftParenthesis))
        {
            ExpressionList();
            Expect(SqlTokenKind.RightParenthesis);
        }

        return new OtherStatement(From(start), "EXECUTE");
    }

    private OtherStatement Deallocate(int start)
    {
        Expect("deallocate");
        // PREPARE is a name itself where none follows.
        if (IsIdentifier(Peek()) || IsAhead(1, "all")) Accept("prepare");
        if (!Accept("all")) Identifier();
        return new OtherStatement(From(start), "DEALLOCATE");
    }

    private Explain Explain(int start)
    {
        Expect("explain");
        var isAnalyze = false;
        if (Is(SqlTokenKind.LeftParenthesis) && !IsQueryInParenthesesAhead())
        {
            isAnalyze = UtilityOptions().Exists(static option => option.Name == "analyze" && option.IsOn);
        }
        else
        {
            isAnalyze = Accept("analyze") || Accept("analyse");
            Accept("verbose");
        }

        var statement = ExplainableStatement();
        return new Explain(From(start), statement, isAnalyze);
    }

    // VALUES is an option's name to the grammar as long as no parenthesis follows.
    private bool IsQueryInParenthesesAhead() => IsAhead(1, SqlTokenKind.LeftParenthesis)
        || IsAhead(1, "select") || IsAhead(1, "table") || IsAhead(1, "with") || (IsAhead(1, "values") && IsAhead(2, SqlTokenKind.LeftParenthesis));

    /// <remarks>ExplainableStmt.</remarks>
    private Statement ExplainableStatement()
    {
        var start = Current.Start;
        if (Is("declare")) return DeclareCursor(start);
        if (Is("execute")) return Execute(start);
        if (Is("refresh")) return RefreshMaterializedView(start);
        if (!Is("create")) return PreparableStatement();
        var kind = 1;
        while (Peek(kind).Keyword?.Word is "temp" or "temporary" or "local" or "global" or "unlogged") kind++;
        if (IsAhead(kind, "materialized")) return Create(start);
        if (IsAhead(kind, "table"))
        {
            var table = Create(start);
            if (table is not CreateTableAs _) Fail("Of all CREATE TABLE statements only CREATE TABLE AS can be explained.");
            return table;
        }

        for (; kind > 0; kind--) Advance();
        Fail("Of all CREATE statements only CREATE TABLE AS and CREATE MATERIALIZED VIEW can be explained.");
        return new OtherStatement(From(start), "CREATE");
    }
}
