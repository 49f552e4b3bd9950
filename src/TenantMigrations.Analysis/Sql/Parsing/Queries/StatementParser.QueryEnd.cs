namespace TenantMigrations.Analysis.Sql;

/// <summary>What stands behind a query: ORDER BY, LIMIT, FETCH, OFFSET and FOR UPDATE.</summary>
internal sealed partial class StatementParser
{
    /// <summary>
    /// Parentheses do not keep the two apart: what is behind <c>(SELECT …)</c> belongs to the query in it, which may have each clause only once.
    /// </summary>
    /// <remarks>select_no_parens; insertSelectOptions.</remarks>
    private Query QueryEnd(Query query, IReadOnlyList<CommonTableExpression> with, int start)
    {
        var orderBy = OptionalSortClause();
        if (orderBy.Count > 0 && query.OrderBy.Count > 0) FailAt(orderBy[0].Span, "The query in the parentheses has an ORDER BY already; a second one needs SELECT * FROM (…) around it.");
        var locks = new List<RowLock>();
        var isLocked = RowLocks(locks);
        var limit = Limit();
        if (!isLocked && limit is not null) RowLocks(locks);
        if (orderBy.Count == 0 && locks.Count == 0 && limit is null && with.Count == 0 && query.Span.Start == start) return query;
        query = query with
        {
            Span = From(start),
            OrderBy = orderBy.Count > 0 ? orderBy : query.OrderBy,
            Locks = locks.Count == 0 ? query.Locks : [.. query.Locks, .. locks],
        };
        if (limit is not null) query = query with { Limit = Both(query, limit) };
        if (with.Count == 0) return query;
        if (query.With.Count > 0) FailAt(new SqlSpan(start, with[0].Span.Start), "The query in the parentheses has a WITH already; put all of its names behind one WITH.");
        return query with { With = with };
    }

    /// <remarks>select_limit: LIMIT or FETCH, and OFFSET, in either order.</remarks>
    private RowLimit? Limit()
    {
        var start = Current.Start;
        Expression? count = null;
        Expression? offset = null;
        var withTies = false;
        var hasOffset = Offset(ref offset);
        var hasCount = LimitCount(ref count, ref withTies);
        if (!hasCount && !hasOffset) return null;
        if (!hasOffset) Offset(ref offset);
        return new RowLimit(From(start), count, hasCount, offset, withTies);
    }

    /// <summary>What comes of two limits, one of them inside the parentheses.</summary>
    private RowLimit Both(Query query, RowLimit added)
    {
        var there = query.Limit ?? new RowLimit(default, null, false, null, false);
        if (there.Offset is not null && added.Offset is not null) FailAt(added.Offset.Span, "The query in the parentheses has an OFFSET already.");
        if (there.HasCount && added.HasCount) FailAt(added.Count?.Span ?? added.Span, "The query in the parentheses has a LIMIT already.");
        if (added.WithTies && query.OrderBy.Count == 0) FailAt(added.Span, "WITH TIES needs an ORDER BY: without one no rows are equal in order.");
        if (added.WithTies && query.Locks.Any(static l => l.Wait == RowLockWait.SkipLocked)) FailAt(added.Span, "WITH TIES and SKIP LOCKED do not go together.");
        return new RowLimit(
            added.Span, added.Count ?? there.Count, added.HasCount || there.HasCount, added.Offset ?? there.Offset, added.WithTies || there.WithTies);
    }

    /// <remarks>limit_clause.</remarks>
    private bool LimitCount(ref Expression? count, ref bool withTies)
    {
        var keyword = Current.Span;
        if (Accept("limit"))
        {
            if (!Accept("all")) count = Expression();
            if (IsAhead(0, SqlTokenKind.Comma)) FailAt(keyword, "PostgreSQL has no LIMIT offset, count. Write LIMIT count OFFSET offset.");
            return true;
        }

        if (!Accept("fetch")) return false;
        if (!Accept("first")) Expect("next");
        // ROW and ROWS may begin an expression as well; what they never are is one that ONLY or WITH follows.
        if (!IsRowsAhead() || !IsAhead(1, "only") && !IsAhead(1, "with")) count = FetchCount();
        if (!Accept("row")) Expect("rows");
        withTies = Accept("with");
        Expect(withTies ? "ties" : "only");
        return true;
    }

    /// <remarks>offset_clause; only what FETCH could count may have ROWS behind it.</remarks>
    private bool Offset(ref Expression? offset)
    {
        if (!Accept("offset")) return false;
        offset = Expression();
        if (!Accept("row")) Accept("rows");
        return true;
    }

    private bool IsRowsAhead() => IsAhead(0, "row") || IsAhead(0, "rows");

    /// <remarks>select_fetch_first_value.</remarks>
    private Expression FetchCount()
    {
        var start = Current.Start;
        if (!AcceptOperator("+") && !AcceptOperator("-")) return PrimaryExpression();
        Expect(SqlTokenKind.Number);
        return new OtherExpression(From(start), []);
    }

    /// <summary>The locks that stand there.</summary>
    /// <returns>Whether there is any, or FOR READ ONLY, which says nothing.</returns>
    /// <remarks>for_locking_clause.</remarks>
    private bool RowLocks(List<RowLock> locks)
    {
        if (Accept("for", "read"))
        {
            Expect("only");
            return true;
        }

        while (Is("for")) locks.Add(RowLock());
        return locks.Count > 0;
    }

    private RowLock RowLock()
    {
        var start = Current.Start;
        Expect("for");
        RowLockStrength strength;
        if (Accept("update")) strength = RowLockStrength.Update;
        else if (Accept("share")) strength = RowLockStrength.Share;
        else if (Accept("key"))
        {
            Expect("share");
            strength = RowLockStrength.KeyShare;
        }
        else
        {
            Expect("no");
            Expect("key", "update");
            strength = RowLockStrength.NoKeyUpdate;
        }

        IReadOnlyList<QualifiedName> tables = Accept("of") ? CommaList(static p => p.TableName()) : [];
        var wait = RowLockWait.Wait;
        if (Accept("nowait")) wait = RowLockWait.Fail;
        else if (Accept("skip"))
        {
            Expect("locked");
            wait = RowLockWait.SkipLocked;
        }

        return new RowLock(From(start), strength, tables, wait);
    }
}
