namespace TenantMigrations.Analysis.Sql;

/// <summary>LIMIT, FETCH and OFFSET.</summary>
internal sealed partial class StatementParser
{
    /// <summary>One of LIMIT and FETCH, and OFFSET, in either order; null where none stands there.</summary>
    /// <remarks>select_limit.</remarks>
    private RowLimit? Limit()
    {
        var start = Current.Start;
        var limit = WithCount(WithOffset(new RowLimit(default, null, null)));
        if (limit.OffsetSpan is null) limit = WithOffset(limit);
        return limit.CountSpan is null && limit.OffsetSpan is null ? null : limit with { Span = From(start) };
    }

    /// <remarks>limit_clause.</remarks>
    private RowLimit WithCount(RowLimit limit)
    {
        var keyword = Current.Span;
        if (Accept("limit"))
        {
            var rows = Accept("all") ? null : Expression();
            if (IsAhead(0, SqlTokenKind.Comma)) FailAt(keyword, "PostgreSQL has no LIMIT offset, count. Write LIMIT count OFFSET offset.");
            return limit with { Count = rows, CountSpan = From(keyword.Start) };
        }

        if (!Accept("fetch")) return limit;
        if (!Accept("first")) Expect("next");
        // ROW and ROWS may begin an expression as well; what they never are is one that ONLY or WITH follows.
        var hasCount = !IsRowsAhead(0) || !IsAhead(1, "only") && !IsAhead(1, "with");
        var count = hasCount ? RowCount() : null;
        if (!Accept("row")) Expect("rows");
        var ties = Current.Start;
        var hasTies = Accept("with");
        Expect(hasTies ? "ties" : "only");
        return limit with { Count = count, CountSpan = From(keyword.Start), TiesSpan = hasTies ? From(ties) : null };
    }

    /// <remarks>offset_clause.</remarks>
    private RowLimit WithOffset(RowLimit limit)
    {
        var start = Current.Start;
        if (!Accept("offset")) return limit;
        // ROWS stands behind what FETCH could count only; any operator makes it an expression.
        var first = Current.Start;
        var isCount = PrefixAhead(ExpressionKind.Full) == Precedence.None && !IsAhead(0, "default") || IsSignedCountAhead() && IsRowsAhead(2);
        var rows = isCount ? RowCount() : Expression();
        if (isCount && !AcceptRows())
        {
            if (IsRow(rows, first) && IsAhead(0, "overlaps")) rows = Overlaps(rows, first);
            rows = Operators(rows, first, Precedence.Or, ExpressionKind.Full);
        }

        return limit with { Offset = rows, OffsetSpan = From(start) };
    }

    private bool AcceptRows() => Accept("row") || Accept("rows");

    private bool IsRowsAhead(int distance) => IsAhead(distance, "row") || IsAhead(distance, "rows");

    private bool IsSignedCountAhead() => IsAhead(1, SqlTokenKind.Number) && (IsSymbolAhead(0, "+") || IsSymbolAhead(0, "-"));

    /// <remarks>select_fetch_first_value.</remarks>
    private Expression RowCount()
    {
        var start = Current.Start;
        if (!AcceptOperator("+") && !AcceptOperator("-")) return PrimaryExpression();
        Expect(SqlTokenKind.Number);
        return new OtherExpression(From(start), []);
    }

    /// <summary>What comes of two limits, one of them inside the parentheses.</summary>
    private RowLimit Both(Query query, RowLimit added)
    {
        var there = query.Limit ?? new RowLimit(default, null, null);
        if (there.OffsetSpan is not null && added.OffsetSpan is { } offset) FailAt(PlaceOf(offset, added.Offset), "The query in the parentheses has an OFFSET already.");
        if (there.CountSpan is not null && added.CountSpan is { } count) FailAt(PlaceOf(count, added.Count), "The query in the parentheses has a LIMIT already.");
        if (query.Limit is not null && Version < 18) FailAt(added.Span, "The query in the parentheses has a LIMIT or OFFSET already; up to PostgreSQL 17 both stand inside or both behind.");
        if (added.TiesSpan is { } ties)
        {
            if (query.OrderBy.Count == 0) FailAt(ties, "WITH TIES needs an ORDER BY: without one no rows are equal in order.");
            if (query.Locks.Any(static l => l.Wait == RowLockWait.SkipLocked)) FailAt(ties, "WITH TIES and SKIP LOCKED do not go together.");
        }

        return new RowLimit(added.Span, added.Count ?? there.Count, added.Offset ?? there.Offset)
        {
            CountSpan = added.CountSpan ?? there.CountSpan, OffsetSpan = added.OffsetSpan ?? there.OffsetSpan, TiesSpan = added.TiesSpan ?? there.TiesSpan,
        };
    }

    // 18 points at the clause, the versions before it at what it says.
    private SqlSpan PlaceOf(SqlSpan clause, Expression? value) => Version >= 18 || value is null ? clause : value.Span;
}
