using TenantMigrations.Engine;
using TenantMigrations.Postgres.Execution;

namespace TenantMigrations.Postgres.Tests.Execution;

public sealed class TraceableStatements
{
    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY IF NOT EXISTS Idx ON ONLY public.\"T\" (a)", "IndexBuild { Index = idx, Table = public.\"T\" }")]
    [InlineData("create unique index /* c */ concurrently \"I\"\"x\" on t using btree (a)", "IndexBuild { Index = I\"x, Table = t }")]
    [InlineData("CREATE INDEX CONCURRENTLY ON t (a)", "IndexBuild { Index = , Table = t }")]
    [InlineData("CREATE INDEX IF NOT EXISTS i ON t (a)", "IndexBuild { Index = i, Table = t }")]
    [InlineData("CREATE INDEX i ON t (a)", null)]
    [InlineData("DROP INDEX CONCURRENTLY IF EXISTS a.\"B\" CASCADE", "IndexDrop { Index = a.\"B\" }")]
    [InlineData("DROP INDEX i", null)]
    [InlineData("ALTER TABLE IF EXISTS ONLY s.p DETACH PARTITION \"C\" CONCURRENTLY", "PartitionDetach { Table = s.p, Partition = \"C\" }")]
    [InlineData("ALTER TABLE p DETACH PARTITION c", null)]
    [InlineData("CREATE DATABASE Shop TEMPLATE t", "ServerObject { Kind = database, Name = shop, IsMade = True }")]
    [InlineData("DROP TABLESPACE IF EXISTS fast", "ServerObject { Kind = tablespace, Name = fast, IsMade = False }")]
    [InlineData("INSERT INTO t VALUES ('CREATE INDEX CONCURRENTLY i ON t (a)')", null)]
    public void What_the_catalogs_show_of_a_statement_is_found_by_the_names_in_it(string sql, string? read) =>
        Assert.Equal(read, TraceableStatement.Read(sql)?.ToString());

    [Theory]
    [InlineData("REINDEX TABLE CONCURRENTLY s.t", "s.t")]
    [InlineData("REINDEX (VERBOSE, CONCURRENTLY) INDEX \"I\"", "\"I\"")]
    [InlineData("REINDEX SCHEMA CONCURRENTLY Acme", "acme")]
    [InlineData("REINDEX DATABASE CONCURRENTLY", "the database")]
    [InlineData("REINDEX TABLE t", null)]
    public void The_target_of_a_concurrent_reindex_is_read(string sql, string? target) =>
        Assert.Equal(target, (TraceableStatement.Read(sql) as IndexRebuild)?.Target);

    [Theory]
    [InlineData("INSERT INTO t SELECT 1", StatementTrace.Record)]
    [InlineData("ALTER TABLE ${name} ADD COLUMN a int", StatementTrace.Record)]
    [InlineData("CREATE INDEX CONCURRENTLY i ON t (a)", StatementTrace.Catalog)]
    [InlineData("alter table p detach partition c concurrently", StatementTrace.Catalog)]
    [InlineData("DROP DATABASE d", StatementTrace.Catalog)]
    [InlineData("VACUUM t", StatementTrace.Repeatable)]
    [InlineData("REINDEX TABLE CONCURRENTLY t", StatementTrace.Repeatable)]
    [InlineData("REFRESH MATERIALIZED VIEW CONCURRENTLY v", StatementTrace.Repeatable)]
    [InlineData("ALTER SYSTEM SET work_mem = '8MB'", StatementTrace.Repeatable)]
    [InlineData("-- only this", StatementTrace.Repeatable)]
    [InlineData("DO $$ BEGIN COMMIT; END $$", StatementTrace.None)]
    [InlineData("/* c */ CALL p()", StatementTrace.None)]
    [InlineData("COMMIT PREPARED 'x'", StatementTrace.None)]
    [InlineData("CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p", StatementTrace.None)]
    public void What_tells_whether_a_statement_was_done_is_known_by_its_words(string sql, StatementTrace trace) => Assert.Equal(trace, StatementTraces.Of(sql));

    [Theory]
    [InlineData("BEGIN; ROLLBACK TO a", true)]
    [InlineData("BEGIN; COMMIT", false)]
    [InlineData("BEGIN; COMMIT AND CHAIN", true)]
    [InlineData("BEGIN; ROLLBACK AND NO CHAIN", false)]
    [InlineData("START TRANSACTION; PREPARE TRANSACTION 'x'", false)]
    [InlineData("BEGIN; PREPARE p AS SELECT 1", true)]
    [InlineData("INSERT INTO t VALUES (1); SAVEPOINT a", false)]
    public void Whether_a_transaction_of_the_migrations_own_is_open_is_followed(string statements, bool isOpen)
    {
        var block = new TransactionBlock();
        foreach (var statement in statements.Split("; ")) block.Follow(statement);

        Assert.Equal(isOpen, block.IsOpen);
    }
}
