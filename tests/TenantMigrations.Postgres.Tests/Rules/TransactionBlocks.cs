using TenantMigrations.TestKit;

namespace TenantMigrations.Postgres.Tests.Rules;

/// <summary>TM2001, TM2002 and TM2003: what the rule refuses, the server refuses, in the words that the rule quotes; what the rule lets pass, the server takes.</summary>
public sealed class TransactionBlocks(RuleDatabase database) : IClassFixture<RuleDatabase>
{
    public static TheoryData<string> Taken => TransactionBlockStatements.Taken;

    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY x ON t (b)")]
    [InlineData("DROP INDEX CONCURRENTLY i")]
    [InlineData("REINDEX TABLE CONCURRENTLY t")]
    [InlineData("REINDEX (CONCURRENTLY) INDEX i")]
    [InlineData("REINDEX (CONCURRENTLY 1) INDEX i")]
    [InlineData("REINDEX SCHEMA s")]
    [InlineData("REINDEX DATABASE d")]
    [InlineData("REINDEX SYSTEM d")]
    [InlineData("CLUSTER")]
    [InlineData("VACUUM")]
    [InlineData("VACUUM (ANALYZE) t")]
    [InlineData("ALTER TABLE parted DETACH PARTITION part CONCURRENTLY")]
    [InlineData("CREATE DATABASE d")]
    [InlineData("DROP DATABASE IF EXISTS d")]
    [InlineData("ALTER DATABASE d SET TABLESPACE pg_default")]
    [InlineData("CREATE TABLESPACE x LOCATION '/x'")]
    [InlineData("DROP TABLESPACE IF EXISTS x")]
    [InlineData("ALTER SYSTEM SET work_mem = '8MB'")]
    [InlineData("ALTER SYSTEM RESET ALL")]
    [InlineData("CREATE SUBSCRIPTION x CONNECTION 'dbname=x' PUBLICATION p")]
    [InlineData("ALTER SUBSCRIPTION awake SET PUBLICATION q")]
    [InlineData("ALTER SUBSCRIPTION awake ADD PUBLICATION q")]
    [InlineData("ALTER SUBSCRIPTION awake DROP PUBLICATION p WITH (refresh = true)")]
    [InlineData("ALTER SUBSCRIPTION awake REFRESH PUBLICATION")]
    [InlineData("ALTER SUBSCRIPTION asleep SET (failover = true)", 17)]
    [InlineData("ALTER SUBSCRIPTION asleep SET (failover = false)", 17)]
    [InlineData("ALTER SUBSCRIPTION asleep SET (two_phase = false)", 18)]
    [InlineData("COMMIT PREPARED 'x'")]
    [InlineData("ROLLBACK PREPARED 'x'")]
    [InlineData("DISCARD ALL")]
    public async Task What_TM2001_refuses_the_server_refuses_in_a_block(string sql, int since = 15)
    {
        if (database.Version < since)
        {
            Assert.Empty(database.Findings(sql));
            Assert.NotEqual("25001", (await database.SendAsync("BEGIN", sql)).Error!.SqlState);
            return;
        }

        var finding = Assert.Single(database.Findings(sql));
        Assert.Equal("TM2001", finding.RuleId);
        var error = (await database.SendAsync("BEGIN", sql)).Error!;
        Assert.Equal("25001", error.SqlState);
        Assert.Contains($"'{error.MessageText}'", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Taken))]
    [InlineData("CREATE INDEX x ON t (b)")]
    [InlineData("ALTER TYPE mood ADD VALUE 'bad'")]
    [InlineData("ALTER TABLE parted DETACH PARTITION part")]
    [InlineData("ALTER SUBSCRIPTION awake SET PUBLICATION q WITH (refresh = false)")]
    [InlineData("ALTER SUBSCRIPTION awake ADD PUBLICATION q WITH (refresh = false)")]
    [InlineData("ALTER SUBSCRIPTION asleep SET (slot_name = NONE)")]
    [InlineData("CREATE SUBSCRIPTION x CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false)")]
    [InlineData("LOCK TABLE t")]
    [InlineData("SAVEPOINT x")]
    [InlineData("DECLARE x CURSOR FOR SELECT 1")]
    [InlineData("SET LOCAL lock_timeout = '1s'")]
    [InlineData("SET CONSTRAINTS ALL DEFERRED")]
    [InlineData("DO $$ BEGIN SET LOCAL lock_timeout = '1s'; LOCK TABLE t; END $$")]
    [InlineData("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")]
    [InlineData("SET TRANSACTION READ WRITE")]
    public async Task What_passes_the_server_takes_in_a_block(string sql)
    {
        Assert.Empty(database.Findings(sql));
        var (error, warnings) = await database.SendAsync("BEGIN", "SELECT 1", sql);
        Assert.Null(error);
        Assert.DoesNotContain(warnings, warning => warning.StartsWith("25", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("VACUUM")]
    [InlineData("CREATE INDEX CONCURRENTLY x ON t (b)")]
    [InlineData("DROP INDEX CONCURRENTLY i")]
    [InlineData("REINDEX SCHEMA s")]
    [InlineData("CLUSTER")]
    [InlineData("ALTER TABLE parted DETACH PARTITION part CONCURRENTLY")]
    [InlineData("CREATE DATABASE d")]
    [InlineData("ALTER SYSTEM RESET ALL")]
    [InlineData("ALTER SUBSCRIPTION awake REFRESH PUBLICATION")]
    [InlineData("DISCARD ALL")]
    public async Task In_a_do_the_server_refuses_it_everywhere(string sql)
    {
        var body = $"DO $$ BEGIN {sql}; END $$";
        foreach (var inTransaction in new[] { true, false })
        {
            Assert.Contains("cannot run in a DO, neither", Assert.Single(database.Findings(body, inTransaction)).Message, StringComparison.Ordinal);
            Assert.Equal("25001", (inTransaction ? await database.SendAsync("BEGIN", body) : await database.SendAsync(body)).Error!.SqlState);
        }
    }

    [Theory]
    [InlineData("DO $$ BEGIN COMMIT; END $$")]
    [InlineData("DO $$ BEGIN ROLLBACK; END $$")]
    [InlineData("DO $a$ BEGIN DO $b$ BEGIN COMMIT; END $b$; END $a$")]
    [InlineData("DO $$ BEGIN BEGIN NULL; EXCEPTION WHEN OTHERS THEN NULL; END; COMMIT; END $$")]
    public async Task A_do_ends_its_own_transaction_only(string sql)
    {
        var error = (await database.SendAsync("BEGIN", sql)).Error!;
        Assert.Equal("2D000", error.SqlState);
        Assert.Contains($"'{error.MessageText}' (2D000)", Assert.Single(database.Findings(sql)).Message, StringComparison.Ordinal);

        Assert.Empty(database.Findings(sql, inTransaction: false));
        Assert.Null((await database.SendAsync(sql)).Error);
    }

    [Theory]
    [InlineData("LOCK TABLE t")]
    [InlineData("SAVEPOINT x")]
    [InlineData("RELEASE x")]
    [InlineData("ROLLBACK TO x")]
    [InlineData("DECLARE x CURSOR FOR SELECT 1")]
    public async Task What_TM2002_refuses_the_server_refuses_outside(string sql)
    {
        var finding = Assert.Single(database.Findings(sql, inTransaction: false));
        Assert.Equal("TM2002", finding.RuleId);
        var error = (await database.SendAsync(sql)).Error!;
        Assert.Equal("25P01", error.SqlState);
        Assert.Contains($"'{error.MessageText}'", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SET LOCAL lock_timeout = '1s'", "SET LOCAL")]
    [InlineData("SET LOCAL TIME ZONE 'UTC'", "SET LOCAL")]
    [InlineData("SET CONSTRAINTS ALL DEFERRED", "SET CONSTRAINTS")]
    [InlineData("SET TRANSACTION READ ONLY", "SET TRANSACTION")]
    [InlineData("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE", "SET TRANSACTION")]
    public async Task Or_it_warns_there(string sql, string name)
    {
        Assert.Contains($"{name} is about the rest of a transaction", Assert.Single(database.Findings(sql, inTransaction: false)).Message, StringComparison.Ordinal);
        var (error, warnings) = await database.SendAsync(sql);
        Assert.Null(error);
        Assert.Equal([$"25P01 {name} can only be used in transaction blocks"], warnings);
    }

    [Theory]
    [InlineData("DO $$ BEGIN SET LOCAL lock_timeout = '1s'; LOCK TABLE t; END $$")]
    [InlineData("DECLARE x CURSOR WITH HOLD FOR SELECT 1")]
    [InlineData("VACUUM t")]
    [InlineData("REINDEX TABLE CONCURRENTLY t")]
    public async Task What_passes_the_server_takes_outside(string sql)
    {
        Assert.Empty(database.Findings(sql, inTransaction: false));
        var (error, warnings) = await database.SendAsync(sql);
        Assert.Null(error);
        Assert.Empty(warnings);
    }

    [Theory]
    [InlineData("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE")]
    [InlineData("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")]
    [InlineData("SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED")]
    [InlineData("SET LOCAL TRANSACTION ISOLATION LEVEL SERIALIZABLE")]
    [InlineData("SET TRANSACTION DEFERRABLE")]
    [InlineData("SET TRANSACTION NOT DEFERRABLE")]
    [InlineData("SET TRANSACTION SNAPSHOT '00000003-0000001B-1'")]
    public async Task Another_mode_comes_too_late(string sql)
    {
        var finding = Assert.Single(database.Findings(sql));
        Assert.Equal("TM2003", finding.RuleId);
        var error = (await database.SendAsync("BEGIN ISOLATION LEVEL READ COMMITTED", "SELECT count(*) FROM t", sql)).Error!;
        Assert.Equal("25001", error.SqlState);
        Assert.Contains($"'{error.MessageText}'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transaction_that_only_reads_cannot_record()
    {
        Assert.Contains("(25006)", Assert.Single(database.Findings("SET TRANSACTION READ ONLY")).Message, StringComparison.Ordinal);
        Assert.Null((await database.SendAsync("BEGIN", "SELECT 1", "SET TRANSACTION READ ONLY")).Error);
        Assert.Equal("25006", (await database.SendAsync("BEGIN", "SELECT 1", "SET TRANSACTION READ ONLY", "INSERT INTO t VALUES (1)")).Error!.SqlState);
    }
}
