namespace TenantMigrations.Analysis.Sql;

/// <summary>LOCK TABLE, and the short statements of a session.</summary>
internal sealed partial class StatementParser
{
    private LockTable LockTable(int start)
    {
        Expect("lock");
        Accept("table");
        var tables = CommaList(static p => p.RelationName());
        var mode = Accept("in") ? LockModeWords() : LockMode.AccessExclusive;
        var isNoWait = Accept("nowait");
        return new LockTable(From(start), tables, mode, isNoWait);
    }

    /// <remarks>lock_type MODE.</remarks>
    private LockMode LockModeWords()
    {
        var mode = LockModeWord();
        Expect("mode");
        return mode;
    }

    private LockMode LockModeWord()
    {
        if (Accept("access"))
        {
            if (Accept("share")) return LockMode.AccessShare;
            Expect("exclusive");
            return LockMode.AccessExclusive;
        }

        if (Accept("row"))
        {
            if (Accept("share")) return LockMode.RowShare;
            Expect("exclusive");
            return LockMode.RowExclusive;
        }

        if (Accept("share"))
        {
            if (Accept("update"))
            {
                Expect("exclusive");
                return LockMode.ShareUpdateExclusive;
            }

            if (!Accept("row")) return LockMode.Share;
            Expect("exclusive");
            return LockMode.ShareRowExclusive;
        }

        Expect("exclusive");
        return LockMode.Exclusive;
    }

    private OtherStatement Discard(int start)
    {
        Expect("discard");
        var isAll = Accept("all");
        if (!isAll && !Accept("temp") && !Accept("temporary") && !Accept("plans")) Expect("sequences");
        return new OtherStatement(From(start), isAll ? "DISCARD ALL" : "DISCARD");
    }

    private OtherStatement Notify(int start)
    {
        if (Accept("unlisten"))
        {
            if (!AcceptOperator("*")) Identifier();
            return new OtherStatement(From(start), "UNLISTEN");
        }

        if (Accept("listen"))
        {
            Identifier();
            return new OtherStatement(From(start), "LISTEN");
        }

        Expect("notify");
        Identifier();
        if (Accept(SqlTokenKind.Comma)) StringLiteral();
        return new OtherStatement(From(start), "NOTIFY");
    }

    private OtherStatement Checkpoint(int start)
    {
        Expect("checkpoint");
        return new OtherStatement(From(start), "CHECKPOINT");
    }

    private OtherStatement Load(int start)
    {
        Expect("load");
        StringLiteral();
        return new OtherStatement(From(start), "LOAD");
    }
}
