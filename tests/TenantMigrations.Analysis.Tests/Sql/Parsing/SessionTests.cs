using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

/// <summary>Transactions, cursors, COPY, maintenance and what else belongs to a session.</summary>
public sealed class SessionTests
{
    [Theory]
    [InlineData("begin", nameof(TransactionKind.Begin))]
    [InlineData("begin work isolation level serializable, read only deferrable", nameof(TransactionKind.Begin))]
    [InlineData("start transaction not deferrable", nameof(TransactionKind.Begin))]
    [InlineData("commit", nameof(TransactionKind.Commit))]
    [InlineData("end transaction and no chain", nameof(TransactionKind.Commit))]
    [InlineData("rollback and chain", nameof(TransactionKind.Rollback))]
    [InlineData("abort work", nameof(TransactionKind.Rollback))]
    [InlineData("savepoint between", nameof(TransactionKind.Savepoint))]
    [InlineData("release savepoint a", nameof(TransactionKind.ReleaseSavepoint))]
    [InlineData("release savepoint", nameof(TransactionKind.ReleaseSavepoint))]
    [InlineData("rollback transaction to savepoint a", nameof(TransactionKind.RollbackToSavepoint))]
    [InlineData("rollback to a", nameof(TransactionKind.RollbackToSavepoint))]
    [InlineData("prepare transaction 'x'", nameof(TransactionKind.Prepare))]
    [InlineData("commit prepared 'x'", nameof(TransactionKind.CommitPrepared))]
    [InlineData("rollback prepared 'x'", nameof(TransactionKind.RollbackPrepared))]
    public void Transaction_control_has_its_kind(string statement, string kind) =>
        Assert.Equal(kind, Verdict.Tree<TransactionStatement>(statement).Kind.ToString());

    [Theory]
    [InlineData("prepare p (int, text[]) as insert into t values ($1)")]
    [InlineData("prepare transaction as select 1")]
    [InlineData("execute p")]
    [InlineData("execute p (1, 'a' || b)")]
    [InlineData("deallocate prepare")]
    [InlineData("deallocate prepare p")]
    [InlineData("deallocate all")]
    [InlineData("declare c binary no scroll insensitive cursor with hold for select 1")]
    [InlineData("declare c asensitive scroll cursor without hold for (values (1))")]
    [InlineData("fetch c")]
    [InlineData("fetch next")]
    [InlineData("fetch from next")]
    [InlineData("fetch next from next")]
    [InlineData("fetch prior c")]
    [InlineData("move absolute -1 in c")]
    [InlineData("move relative +2 c")]
    [InlineData("fetch -5 from c")]
    [InlineData("fetch forward all in c")]
    [InlineData("fetch backward 3 c")]
    [InlineData("fetch all c")]
    [InlineData("fetch forward c")]
    [InlineData("close all")]
    [InlineData("close c")]
    [InlineData("discard plans")]
    [InlineData("discard temporary")]
    [InlineData("listen between")]
    [InlineData("unlisten *")]
    [InlineData("notify a, 'x'")]
    [InlineData("checkpoint")]
    [InlineData("load 'x'")]
    public void Short_statements_are_read(string statement) => Verdict.Reads(statement);

    [Theory]
    [InlineData("explain select 1")]
    [InlineData("explain (select 1)")]
    [InlineData("explain (values (1))")]
    [InlineData("explain ((select 1)) union select 2")]
    [InlineData("explain analyse verbose update t set a = 1")]
    [InlineData("explain (analyze, costs off, format json, values 1, buffers true, analyse false) delete from t")]
    [InlineData("explain verbose declare c cursor for select 1")]
    [InlineData("explain execute p(1)")]
    [InlineData("explain create temp table a as select 1")]
    [InlineData("explain create materialized view a as select 1")]
    [InlineData("explain refresh materialized view a")]
    public void What_can_be_explained_is_read(string statement) => Assert.NotNull(Verdict.Tree<Explain>(statement).Statement);

    [Theory]
    [InlineData("copy t from stdin")]
    [InlineData("copy binary s.t (a, \"B\") to '/x' using delimiters '|' with csv header quote as '\"' escape 'x' null as '' force quote a, b encoding 'utf8'")]
    [InlineData("copy t from stdout freeze binary delimiter ',' force not null a force null b, c force quote *")]
    [InlineData("copy t from program 'x' with (format csv, header match, force_quote *, force_null (a, on, 'b'), default_x, n -1.5) where a > 1")]
    [InlineData("copy (insert into t values (1) returning a) to stdout with delimiter '|'")]
    [InlineData("copy (select 1) to program 'x' (format binary)")]
    [InlineData("vacuum")]
    [InlineData("vacuum full freeze verbose analyse t, s.u (a, b)")]
    [InlineData("vacuum (full, analyze false, parallel 4, index_cleanup auto) t (a)")]
    [InlineData("analyze")]
    [InlineData("analyse verbose t (a), u")]
    [InlineData("analyze (verbose, skip_locked true)")]
    [InlineData("cluster")]
    [InlineData("cluster verbose")]
    [InlineData("cluster verbose t using i")]
    [InlineData("cluster i on s.t")]
    [InlineData("cluster (verbose) t")]
    [InlineData("reindex index concurrently s.i")]
    [InlineData("reindex (verbose, tablespace x) table t")]
    [InlineData("reindex schema concurrently s")]
    [InlineData("reindex system d")]
    [InlineData("lock t")]
    [InlineData("lock table only t, s.u *, only (v) in share row exclusive mode nowait")]
    public void Work_on_tables_is_read(string statement) => Verdict.Reads(statement);

    [Theory]
    [InlineData("copy t from stdin (default 'x', null default)", 17)]
    [InlineData("copy t from stdin csv force not null *", 17)]
    [InlineData("reindex database", 16)]
    [InlineData("reindex system concurrently", 16)]
    [InlineData("cluster (verbose)", 17)]
    [InlineData("vacuum only t", 18)]
    [InlineData("analyze t *", 18)]
    public void What_newer_versions_added_says_so_before(string statement, int version)
    {
        Verdict.Reads(statement, version);
        Assert.Equal(version, Verdict.Of(statement, version - 1).Error?.NeedsVersion);
    }

    [Theory]
    [InlineData("begin read⟦⟧")]
    [InlineData("begin deferrable not⟦⟧")]
    [InlineData("commit and⟦⟧")]
    [InlineData("start⟦⟧")]
    [InlineData("savepoint ⟦select⟧")]
    [InlineData("execute p (⟦)⟧")]
    [InlineData("prepare p as ⟦create⟧ table t (a int)")]
    [InlineData("fetch absolute ⟦c⟧ d")]
    [InlineData("fetch ⟦1.5⟧ c")]
    [InlineData("declare c cursor for ⟦insert⟧ into t values (1)")]
    [InlineData("discard ⟦foo⟧")]
    [InlineData("explain ⟦vacuum⟧")]
    [InlineData("explain create ⟦view⟧ v as select 1")]
    [InlineData("explain verbose ⟦analyze⟧ select 1")]
    [InlineData("copy t to stdout ⟦where⟧ a > 1")]
    [InlineData("copy t from program ⟦stdin⟧")]
    [InlineData("copy (select 1) ⟦from⟧ stdin")]
    [InlineData("copy t from stdin (⟦)⟧")]
    [InlineData("copy t from stdin (force_null ⟦default⟧)")]
    [InlineData("copy t from stdin csv force not null ⟦*⟧")]
    [InlineData("vacuum verbose ⟦full⟧ t")]
    [InlineData("vacuum (full ⟦=⟧ true)")]
    [InlineData("vacuum ⟦only⟧ t")]
    [InlineData("cluster ⟦on⟧")]
    [InlineData("reindex ⟦view⟧ v")]
    [InlineData("reindex database⟦⟧")]
    [InlineData("lock table t in access ⟦mode⟧")]
    [InlineData("lock table t in ⟦update⟧ mode")]
    [InlineData("analyze (a -⟦b⟧) t")]
    [InlineData("fetch - ⟦c⟧")]
    [InlineData("notify a, ⟦b⟧")]
    [InlineData("load ⟦x⟧")]
    public void An_error_stands_where_the_server_stops(string marked) => Verdict.Stops(marked);

    [Fact]
    public void Maintenance_says_what_a_transaction_block_asks()
    {
        Assert.True(Verdict.Tree<Vacuum>("vacuum full t").IsFull);
        Assert.False(Verdict.Tree<Vacuum>("vacuum (full off) t").IsFull);
        Assert.Equal(["a", "s.b"], Verdict.Tree<Analyze>("analyze a, s.b").Tables.Select(table => table.Name.ToString()));
        Assert.Null(Verdict.Tree<Cluster>("cluster").Table);
        Assert.Equal("t", Verdict.Tree<Cluster>("cluster i on t").Table?.ToString());

        var index = Verdict.Tree<Reindex>("reindex index concurrently i");
        Assert.Equal((ReindexTarget.Index, "i", true), (index.Target, index.Name?.ToString(), index.IsConcurrent));
        Assert.True(Verdict.Tree<Reindex>("reindex (concurrently) table t").IsConcurrent);
        Assert.False(Verdict.Tree<Reindex>("reindex (concurrently false) table t").IsConcurrent);
        Assert.Equal(ReindexTarget.System, Verdict.Tree<Reindex>("reindex system d").Target);

        Assert.Equal("DISCARD ALL", Verdict.Tree<OtherStatement>("discard all").Family);
        Assert.True(Verdict.Tree<DeclareCursor>("declare c cursor with hold for select 1").IsHold);
        Assert.True(Verdict.Tree<Explain>("explain (analyze) select 1").IsAnalyze);
        Assert.False(Verdict.Tree<Explain>("explain (analyze off) select 1").IsAnalyze);
    }

    [Fact]
    public void Locks_and_copies_have_their_parts()
    {
        var locked = Verdict.Tree<LockTable>("lock table only a, b in share update exclusive mode nowait");
        Assert.Equal((LockMode.ShareUpdateExclusive, true), (locked.Mode, locked.IsNoWait));
        Assert.Equal([("a", true), ("b", false)], locked.Tables.Select(table => (table.Name.ToString(), table.IsOnly)));
        Assert.Equal(LockMode.AccessExclusive, Verdict.Tree<LockTable>("lock a").Mode);

        var read = Verdict.Tree<Copy>("copy s.t (a, b) from stdin");
        Assert.Equal((true, "s.t", CopySource.Client, 2), (read.IsFrom, read.Table?.ToString(), read.Source, read.Columns.Count));
        var written = Verdict.Tree<Copy>("copy (select 1) to program 'x'");
        Assert.Equal((false, CopySource.Program), (written.IsFrom, written.Source));
        Assert.NotNull(written.Query);
    }
}
