namespace TenantMigrations.Analysis.Sql;

/// <summary>Queries as a whole: parentheses, sets, and what stands behind them.</summary>
/// <remarks>
/// A parenthesis may open a query, an expression, a row or a join, and only what is behind its end tells which. Nothing is read twice: what was read is handed to
/// <see cref="QueryFrom"/> when it turns out to be the beginning of a query.
/// </remarks>
internal sealed partial class StatementParser
{
    // What productions return that were given up.
    private static readonly Select s_noQuery = new(default, []);
    private static readonly Subquery s_noTable = new(default, s_noQuery);

    /// <summary>A query with or without parentheses and WITH.</summary>
    /// <remarks>SelectStmt: select_no_parens, select_with_parens.</remarks>
    private Query Query()
    {
        if (!Enter()) return s_noQuery;
        var start = Current.Start;
        var with = WithClause();
        var query = QueryWithout(with, start);
        Leave();
        return query;
    }

    /// <summary>A query or INSERT, UPDATE, DELETE, MERGE, with WITH or without.</summary>
    /// <remarks>PreparableStmt.</remarks>
    private Statement PreparableStatement()
    {
        if (!Enter()) return s_noQuery;
        var start = Current.Start;
        var with = WithClause();
        Note("INSERT");
        Note("UPDATE");
        Note("DELETE");
        Note("MERGE");
        Statement statement = Current.Keyword?.Word switch
        {
            "insert" => InsertStatement(with, start),
            "update" => UpdateStatement(with, start),
            "delete" => DeleteStatement(with, start),
            "merge" => MergeStatement(with, start),
            _ => QueryWithout(with, start),
        };
        Leave();
        return statement;
    }

    /// <summary>Whether a query begins there, other than with a parenthesis. <c>values</c> may be a column or table as well.</summary>
    private bool IsQueryAhead(int distance = 0) => Peek(distance).Keyword?.Word is "select" or "with" or "table"
        || IsAhead(distance, "values") && IsAhead(distance + 1, SqlTokenKind.LeftParenthesis);

    /// <summary>Goes on behind a query in parentheses, or any other that has nothing behind it yet: with sets, ORDER BY, LIMIT, FOR UPDATE.</summary>
    /// <param name="first">The query.</param>
    /// <param name="start">Where it begins, its parentheses included.</param>
    private Query QueryFrom(Query first, int start) => QueryEnd(Sets(first, start), [], start);

    private Query QueryWithout(IReadOnlyList<CommonTableExpression> with, int start)
    {
        var first = QueryTerm();
        return QueryEnd(Sets(first, first.Span.Start), with, start);
    }

    /// <summary>What sets are made of.</summary>
    /// <remarks>select_clause, but for the sets.</remarks>
    private Query QueryTerm()
    {
        var start = Current.Start;
        if (Is(SqlTokenKind.LeftParenthesis))
        {
            return ParenthesizedQuery() with { Span = From(start) };
        }

        if (Accept("select")) return SelectBody(start);
        if (Accept("values"))
        {
            var rows = new List<IReadOnlyList<Expression>>();
            do rows.Add(ParenthesizedExpressions());
            while (Accept(SqlTokenKind.Comma));
            return new Values(From(start), rows);
        }

        if (Accept("table"))
        {
            var table = RelationName();
            return new TableQuery(From(start), table);
        }

        Fail();
        return s_noQuery;
    }

    /// <remarks>INTERSECT binds tighter than UNION and EXCEPT; all go from left to right.</remarks>
    private Query Sets(Query first, int start)
    {
        var left = Intersections(first, start);
        while (true)
        {
            SetOperationKind kind;
            if (Accept("union")) kind = SetOperationKind.Union;
            else if (Accept("except")) kind = SetOperationKind.Except;
            else return left;
            var isAll = AcceptAll();
            var right = QueryTerm();
            right = Intersections(right, right.Span.Start);
            left = new SetOperation(From(start), left, kind, isAll, right);
        }
    }

    private Query Intersections(Query left, int start)
    {
        while (Accept("intersect"))
        {
            var isAll = AcceptAll();
            var right = QueryTerm();
            left = new SetOperation(From(start), left, SetOperationKind.Intersect, isAll, right);
        }

        return left;
    }

    /// <remarks>set_quantifier.</remarks>
    private bool AcceptAll()
    {
        if (Accept("all")) return true;
        Accept("distinct");
        return false;
    }
}
