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
