namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm2002Tests
{
    [Theory]
    [InlineData("LOCK TABLE t", "LOCK TABLE")]
    [InlineData("LOCK t IN SHARE MODE NOWAIT", "LOCK TABLE")]
    [InlineData("SAVEPOINT a", "SAVEPOINT")]
    [InlineData("RELEASE a", "RELEASE SAVEPOINT")]
    [InlineData("ROLLBACK TO a", "ROLLBACK TO SAVEPOINT")]
    [InlineData("DECLARE c CURSOR FOR SELECT 1", "DECLARE CURSOR")]
    public void What_the_server_refuses_outside_of_one_is_reported_with_its_words(string sql, string name)
    {
        Assert.Equal(
            [
                $"{Sources.Users}.sql(2,1): error TM2002: This part runs without a transaction, so PostgreSQL stops here with '{name} can only be used in transaction blocks' (25P01). "
                + "Remove 'transaction:false', or leave it out.",
            ],
            Safety.Say(sql + ";", Safety.Mark));
        Assert.Empty(Safety.Ids(sql));
    }

    [Theory]
    [InlineData("SET LOCAL lock_timeout = '5s'", "SET LOCAL")]
    [InlineData("SET LOCAL search_path = a", "SET LOCAL")]
    [InlineData("SET LOCAL TIME ZONE 'UTC'", "SET LOCAL")]
    [InlineData("SET CONSTRAINTS ALL DEFERRED", "SET CONSTRAINTS")]
    [InlineData("SET TRANSACTION READ ONLY", "SET TRANSACTION")]
    [InlineData("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE", "SET TRANSACTION")]
    public void What_only_warns_there_is_reported_as_what_it_is(string sql, string name) =>
        Assert.Equal(
            [
                $"{Sources.Users}.sql(2,1): error TM2002: {name} is about the rest of a transaction, and this part runs without one: PostgreSQL warns and changes nothing. "
                + "Remove 'transaction:false', or leave it out.",
            ],
            Safety.Say(sql, Safety.Mark));

    [Theory]
    [InlineData("DECLARE c CURSOR WITH HOLD FOR SELECT 1")]
    [InlineData("SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE")]
    [InlineData("DO $$ BEGIN SET LOCAL lock_timeout = '5s'; LOCK TABLE t; END $$")]
    [InlineData("SELECT * FROM t FOR UPDATE")]
    [InlineData("SET work_mem = '8MB'")]
    [InlineData("SET LOCAL ROLE r")]
    [InlineData("EXPLAIN DECLARE c CURSOR FOR SELECT 1")]
    public void What_means_something_outside_is_good(string sql) => Assert.DoesNotContain("TM2002", Safety.Ids(sql, Safety.Mark));

    [Theory]
    [InlineData("SET LOCAL lock_timeout = '5s'")]
    [InlineData("SET CONSTRAINTS ALL DEFERRED")]
    public void In_a_transaction_they_are_good(string sql) => Assert.Empty(Safety.Ids(sql));

    [Theory]
    [InlineData("SET LOCAL maintenance_work_mem = '1GB'", "SET LOCAL", "Write SET maintenance_work_mem = '1GB'; and, behind the statements that need it, RESET maintenance_work_mem;")]
    [InlineData("SET LOCAL TIME ZONE 'UTC'", "SET LOCAL", "Write SET TIME ZONE 'UTC'; and, behind the statements that need it, RESET timezone;")]
    [InlineData("SET LOCAL statement_timeout = 0", "SET LOCAL", "Leave it out: the runner sets both timeouts anew before each statement.")]
    [InlineData("SET LOCAL search_path = a", "SET LOCAL", "Write the schema before the names, or give a function its own path: CREATE FUNCTION … SET search_path = ….")]
    [InlineData("SET CONSTRAINTS ALL DEFERRED", "SET CONSTRAINTS", "Leave it out, or move it with what it is for into a migration that runs in a transaction.")]
    public void Where_another_statement_needs_none_the_mark_stays(string sql, string name, string rewrite) =>
        Assert.Equal(
            [$"{Sources.Users}.sql(2,1): error TM2002: {name} is about the rest of a transaction, and this part runs without one: PostgreSQL warns and changes nothing. {rewrite}"],
            Safety.Say(sql + ";\nCREATE INDEX CONCURRENTLY i ON t (a);", Safety.Mark));

    [Fact]
    public void What_it_says_to_write_is_good() =>
        Assert.Empty(Sources.Text(
            "-- migrate:up transaction:false\nSET maintenance_work_mem = '1GB';\nCREATE INDEX CONCURRENTLY i ON t (a);\nRESET maintenance_work_mem;\n-- irreversible: x").StatementFindings);

    [Fact]
    public void Behind_a_begin_nothing_is_claimed() =>
        Assert.Equal(["TM2003", "TM2003"], Safety.Ids("BEGIN;\nLOCK TABLE t;\nUPDATE t SET a = 1;\nCOMMIT;", Safety.Mark));

    [Fact]
    public void A_class_is_told_its_own_words() =>
        Assert.EndsWith(
            "Remove 'Transaction = false', or leave it out.",
            Assert.Single((Sources.SqlClass(up: "LOCK TABLE t") with { Transaction = false }).Read().StatementFindings).Message,
            StringComparison.Ordinal);
}
