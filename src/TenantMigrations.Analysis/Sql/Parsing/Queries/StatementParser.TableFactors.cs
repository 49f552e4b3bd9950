namespace TenantMigrations.Analysis.Sql;

/// <summary>What rows come from, one by one: tables, queries, functions.</summary>
internal sealed partial class StatementParser
{
    /// <summary>One of them, without joins around it.</summary>
    /// <remarks>table_ref, but for joined_table.</remarks>
    private TableReference TableFactor()
    {
        var start = Current.Start;
        if (Is(SqlTokenKind.LeftParenthesis))
        {
            var (query, join) = QueryOrJoin();
            return join is null ? SubqueryTable(query, start) : AliasedJoin(join, start);
        }

        if (Accept("lateral")) return LateralTable(start);
        if (RowsMaker(start) is { } maker) return maker;
        var table = RelationName();
        var alias = Alias();
        if (Accept("tablesample")) TableSample();
        return new NamedTable(From(start), table) { Alias = alias };
    }

    /// <summary>What may see the tables before it because it says so.</summary>
    private TableReference LateralTable(int start)
    {
        if (Is(SqlTokenKind.LeftParenthesis))
        {
            var inner = Current.Start;
            var query = ParenthesizedQuery();
            return SubqueryTable(query, inner) with { Span = From(start), IsLateral = true };
        }

        if (RowsMaker(start) is { } maker) return maker with { IsLateral = true };
        // A name is well until no parenthesis follows it.
        if (IsIdentifier(Current) || IsTypeOrFunctionName(Current)) FunctionName();
        Fail("LATERAL is for queries in parentheses and functions; a table needs none.");
        return s_noTable;
    }

    /// <remarks>select_with_parens opt_alias_clause.</remarks>
    private Subquery SubqueryTable(Query query, int start)
    {
        var alias = Alias();
        if (alias is null && Version < 16)
        {
            FailAt(new SqlSpan(start, start + 1), query is Values
                ? "VALUES in FROM needs a name up to PostgreSQL 15: FROM (VALUES …) AS v."
                : "A query in FROM needs a name up to PostgreSQL 15: FROM (SELECT …) AS s.");
        }

        return new Subquery(From(start), query) { Alias = alias };
    }

    private TableReference AliasedJoin(TableReference join, int start)
    {
        var alias = Alias();
        return alias is null ? join with { Span = From(start) } : join with { Span = From(start), Alias = alias };
    }

    /// <summary>
    /// A query or a join in parentheses. Where another parenthesis follows, only what is behind that one's end tells them apart:
    /// <c>((SELECT 1) UNION SELECT 2)</c> is a query, <c>((SELECT 1) x JOIN …)</c> a join.
    /// </summary>
    /// <remarks>select_with_parens, or '(' joined_table ')'.</remarks>
    private (Query Query, TableReference? Join) QueryOrJoin()
    {
        if (!Enter()) return (s_noQuery, null);
        Expect(SqlTokenKind.LeftParenthesis);
        var start = Current.Start;
        Query query = s_noQuery;
        TableReference? join = null;
        if (IsAhead(0, SqlTokenKind.LeftParenthesis))
        {
            (query, join) = QueryOrJoin();
            if (join is not null) join = JoinsInside(AliasedJoin(join, start));
            else if (IsTableGoingOn()) join = JoinsInside(SubqueryTable(query, start));
            else query = QueryFrom(query with { Span = From(start) }, start);
        }
        else if (IsQueryAhead())
        {
            query = Query();
        }
        else
        {
            join = JoinsInside(TableFactor());
        }

        Expect(SqlTokenKind.RightParenthesis);
        Leave();
        return (query, join);
    }

    /// <summary>Whether what was read as a query is no more than a table of a join.</summary>
    private bool IsTableGoingOn() => IsIdentifier(Current)
        || Current.Keyword?.Word is "as" or "cross" or "natural" or "join" or "inner" or "left" or "right" or "full";

    /// <summary>Reads the joins behind the first table in parentheses; a table alone may not stand in them, unless it is such a join already.</summary>
    private TableReference JoinsInside(TableReference first)
    {
        var joins = Joins(first);
        if (ReferenceEquals(joins, first) && first is not Join { Alias: null }) Fail();
        return joins;
    }

    /// <summary>Functions and what is written like one; null where a table's name stands.</summary>
    private TableReference? RowsMaker(int start)
    {
        if (Accept("rows", "from")) return RowsFrom(start);
        if (IsAhead(0, "xmltable") && IsAhead(1, SqlTokenKind.LeftParenthesis)) return XmlTable(start);
        if (IsAhead(0, "json_table") && IsAhead(1, SqlTokenKind.LeftParenthesis)) return JsonTable(start);
        if (!IsTableFunctionAhead()) return null;
        var call = WindowlessCall();
        var hasOrdinality = Accept("with", "ordinality");
        var alias = FunctionAlias();
        return new FunctionTable(From(start), [call], hasOrdinality) { Alias = alias };
    }

    /// <remarks>ROWS FROM '(' rowsfrom_list ')'.</remarks>
    private FunctionTable RowsFrom(int start)
    {
        var calls = ParenthesizedList(static p =>
        {
            var call = p.WindowlessCall();
            if (p.Accept("as")) p.ParenthesizedList(static q => q.FunctionColumn());
            return call;
        });
        var hasOrdinality = Accept("with", "ordinality");
        var alias = FunctionAlias();
        return new FunctionTable(From(start), calls, hasOrdinality) { Alias = alias };
    }

    /// <remarks>Whether func_expr_windowless begins there, rather than a table's name.</remarks>
    private bool IsTableFunctionAhead()
    {
        switch (Current.Keyword?.Word)
        {
            case "current_date" or "current_time" or "current_timestamp" or "localtime" or "localtimestamp" or "current_role" or "current_user" or "session_user"
                or "system_user" or "user" or "current_catalog" or "current_schema" or "cast":
                return true;
            case "extract" or "normalize" or "overlay" or "position" or "substring" or "treat" or "trim" or "nullif" or "greatest" or "least" or "coalesce"
                or "xmlconcat" or "xmlelement" or "xmlexists" or "xmlforest" or "xmlparse" or "xmlpi" or "xmlroot" or "xmlserialize"
                or "json_object" or "json_array" or "json_objectagg" or "json_arrayagg" or "json" or "json_scalar" or "json_serialize"
                or "json_query" or "json_exists" or "json_value" or "merge_action" when IsAhead(1, SqlTokenKind.LeftParenthesis):
                return true;
        }

        // These words name no table.
        if (Current.Class == KeywordClass.TypeOrFunction) return true;
        var distance = 1;
        while (IsAhead(distance, SqlTokenKind.Dot) && IsLabel(Peek(distance + 1))) distance += 2;
        return IsAhead(distance, SqlTokenKind.LeftParenthesis) && (distance == 1 ? IsTypeOrFunctionName(Current) : IsIdentifier(Current));
    }

    /// <remarks>tablesample_clause.</remarks>
    private void TableSample()
    {
        FunctionName();
        ParenthesizedExpressions();
        if (!Accept("repeatable")) return;
        Expect(SqlTokenKind.LeftParenthesis);
        Expression();
        Expect(SqlTokenKind.RightParenthesis);
    }
}
