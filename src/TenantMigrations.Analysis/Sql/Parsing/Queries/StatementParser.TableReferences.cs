namespace TenantMigrations.Analysis.Sql;

/// <summary>What rows come from, and how it is joined.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>from_list.</remarks>
    private List<TableReference> TableReferences() => CommaList(static p => p.TableReference());

    /// <remarks>table_ref.</remarks>
    private TableReference TableReference()
    {
        if (!Enter()) return s_noTable;
        var reference = Joins(TableFactor());
        Leave();
        return reference;
    }

    /// <summary>Goes on behind a table with all joins that begin with it.</summary>
    /// <remarks>
    /// joined_table. What is right of a join with a condition may be a join itself, whose condition comes first: <c>a JOIN b JOIN c ON … ON …</c>.
    /// </remarks>
    private TableReference Joins(TableReference left)
    {
        while (true)
        {
            var start = left.Span.Start;
            if (Accept("cross"))
            {
                Expect("join");
                var crossed = TableFactor();
                left = new Join(From(start), left, JoinKind.Cross, crossed, null, []);
                continue;
            }

            var isNatural = Accept("natural");
            if (AcceptJoin(isNatural) is not { } kind) return left;
            if (isNatural)
            {
                var twin = TableFactor();
                left = new Join(From(start), left, kind, twin, null, []) { IsNatural = true };
                continue;
            }

            var right = TableReference();
            left = Condition(left, kind, right);
        }
    }

    /// <remarks>join_type JOIN.</remarks>
    private JoinKind? AcceptJoin(bool isNeeded)
    {
        JoinKind? kind = null;
        if (Accept("inner")) kind = JoinKind.Inner;
        else if (Accept("left")) kind = JoinKind.Left;
        else if (Accept("right")) kind = JoinKind.Right;
        else if (Accept("full")) kind = JoinKind.Full;
        if (kind is not (null or JoinKind.Inner)) Accept("outer");
        if (kind is null && !isNeeded) return Accept("join") ? JoinKind.Inner : null;
        Expect("join");
        return kind ?? JoinKind.Inner;
    }

    /// <remarks>join_qual.</remarks>
    private Join Condition(TableReference left, JoinKind kind, TableReference right)
    {
        var start = left.Span.Start;
        if (Accept("using"))
        {
            var columns = ColumnNames();
            var alias = Accept("as") ? Identifier() : null;
            return new Join(From(start), left, kind, right, null, columns) { UsingAlias = alias };
        }

        Expect("on");
        var condition = Expression();
        return new Join(From(start), left, kind, right, condition, []);
    }
}
