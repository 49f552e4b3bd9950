using TenantMigrations.Analysis;
using TenantMigrations.TestKit;

namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm2001Tests
{
    public static TheoryData<string> Taken => TransactionBlockStatements.Taken;

    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY i ON t (a)", "CREATE INDEX CONCURRENTLY", "CONCURRENTLY")]
    [InlineData("CREATE UNIQUE INDEX concurrently IF NOT EXISTS i ON t (a)", "CREATE INDEX CONCURRENTLY", "concurrently")]
    [InlineData("DROP INDEX CONCURRENTLY IF EXISTS i", "DROP INDEX CONCURRENTLY", "CONCURRENTLY")]
    [InlineData("REINDEX TABLE CONCURRENTLY t", "REINDEX CONCURRENTLY", "CONCURRENTLY")]
    [InlineData("REINDEX (VERBOSE, CONCURRENTLY) INDEX i", "REINDEX CONCURRENTLY", "CONCURRENTLY")]
    [InlineData("REINDEX (CONCURRENTLY ON) INDEX i", "REINDEX CONCURRENTLY", "CONCURRENTLY")]
    [InlineData("REINDEX SCHEMA s", "REINDEX SCHEMA", null)]
    [InlineData("REINDEX DATABASE d", "REINDEX DATABASE", null)]
    [InlineData("REINDEX SYSTEM d", "REINDEX SYSTEM", null)]
    [InlineData("CLUSTER", "CLUSTER", null)]
    [InlineData("CLUSTER VERBOSE", "CLUSTER", null)]
    [InlineData("VACUUM", "VACUUM", null)]
    [InlineData("VACUUM (ANALYZE) t", "VACUUM", null)]
    [InlineData("VACUUM FULL t", "VACUUM", null)]
    [InlineData("ALTER TABLE t DETACH PARTITION p CONCURRENTLY", "ALTER TABLE ... DETACH CONCURRENTLY", "CONCURRENTLY")]
    [InlineData("CREATE DATABASE d", "CREATE DATABASE", null)]
    [InlineData("DROP DATABASE IF EXISTS d", "DROP DATABASE", null)]
    [InlineData("ALTER DATABASE d SET TABLESPACE s", "ALTER DATABASE SET TABLESPACE", null)]
    [InlineData("CREATE TABLESPACE s LOCATION '/s'", "CREATE TABLESPACE", null)]
    [InlineData("DROP TABLESPACE s", "DROP TABLESPACE", null)]
    [InlineData("ALTER SYSTEM SET work_mem = '8MB'", "ALTER SYSTEM", null)]
    [InlineData("ALTER SYSTEM RESET ALL", "ALTER SYSTEM", null)]
    [InlineData("CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p", "CREATE SUBSCRIPTION ... WITH (create_slot = true)", null)]
    [InlineData("CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p WITH (enabled = false, create_slot = on)", "CREATE SUBSCRIPTION ... WITH (create_slot = true)", null)]
    [InlineData("ALTER SUBSCRIPTION s SET PUBLICATION p", "ALTER SUBSCRIPTION with refresh", null)]
    [InlineData("ALTER SUBSCRIPTION s ADD PUBLICATION p WITH (copy_data = false)", "ALTER SUBSCRIPTION with refresh", null)]
    [InlineData("ALTER SUBSCRIPTION s DROP PUBLICATION p WITH (refresh = true)", "ALTER SUBSCRIPTION with refresh", null)]
    [InlineData("ALTER SUBSCRIPTION s REFRESH PUBLICATION", "ALTER SUBSCRIPTION ... REFRESH", null)]
    [InlineData("COMMIT PREPARED 'x'", "COMMIT PREPARED", null)]
    [InlineData("ROLLBACK PREPARED 'x'", "ROLLBACK PREPARED", null)]
    public void What_no_transaction_takes_is_reported_with_the_servers_words(string sql, string name, string? underlined)
    {
        var finding = Assert.Single(Safety.Say(sql + ";"));
        Assert.StartsWith($"{Sources.Users}.sql(2,", finding, StringComparison.Ordinal);
        Assert.EndsWith(
            $"error TM2001: PostgreSQL refuses this in a transaction, and the migration runs in one: every tenant would fail with '{name} cannot run inside a transaction block' (25001). "
            + "Run it without one: write '-- migrate:up transaction:false'.",
            finding,
            StringComparison.Ordinal);
        Assert.Equal([underlined ?? sql], Safety.Underlined(sql + ";"));
        Assert.Empty(Safety.Ids(sql + ";", Safety.Mark));
    }

    [Theory]
    [InlineData("ALTER SUBSCRIPTION s SET (failover = true)", 17)]
    [InlineData("ALTER SUBSCRIPTION s SET (failover = false)", 17)]
    [InlineData("ALTER SUBSCRIPTION s SET (two_phase = false)", 18)]
    public void Some_are_refused_since_a_version(string sql, int since)
    {
        Assert.Empty(Safety.Ids(sql, version: since - 1));
        Assert.Equal(["TM2001"], Safety.Ids(sql, version: since));
        Assert.Equal(["TM2001"], Safety.Ids(sql, version: since + 1));
    }

    [Theory]
    [MemberData(nameof(Taken))]
    [InlineData("CREATE INDEX i ON t (a)")]
    [InlineData("ANALYZE t")]
    [InlineData("ALTER TABLE t DETACH PARTITION p")]
    [InlineData("ALTER TABLE t DETACH PARTITION p FINALIZE")]
    [InlineData("ALTER TYPE mood ADD VALUE 'x'")]
    [InlineData("ALTER DATABASE d SET work_mem = '8MB'")]
    [InlineData("ALTER DATABASE d RENAME TO e")]
    [InlineData("ALTER DATABASE d SET tablespace = 'x'")]
    [InlineData("ALTER TABLESPACE s RENAME TO r")]
    [InlineData("CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p WITH (create_slot = false)")]
    [InlineData("CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p WITH (connect = false)")]
    [InlineData("CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p WITH (slot_name = NONE)")]
    [InlineData("ALTER SUBSCRIPTION s SET PUBLICATION p WITH (refresh = false)")]
    [InlineData("ALTER SUBSCRIPTION s SET (slot_name = NONE)")]
    [InlineData("ALTER SUBSCRIPTION s SET (two_phase = true)")]
    [InlineData("ALTER SUBSCRIPTION s DISABLE")]
    [InlineData("DROP SUBSCRIPTION s")]
    [InlineData("COMMENT ON TABLE t IS 'VACUUM, or CREATE INDEX CONCURRENTLY'")]
    [InlineData("CALL p()")]
    [InlineData("DO $$ BEGIN EXECUTE 'VACUUM'; END $$")]
    [InlineData("DO $$ BEGIN PERFORM 1; END $$")]
    [InlineData("DO $$ BEGIN BEGIN COMMIT; EXCEPTION WHEN OTHERS THEN NULL; END; END $$")]
    [InlineData("DO $$ BEGIN IF a THEN COMMIT; ELSE ROLLBACK; END IF; END $$")]
    [InlineData("DO $$ BEGIN CASE a WHEN 1 THEN COMMIT; ELSE ROLLBACK; END CASE; END $$")]
    [InlineData("DO $$ BEGIN FOR i IN 1..n LOOP DELETE FROM t; COMMIT AND CHAIN; END LOOP; END $$")]
    [InlineData("DO $$ BEGIN WHILE a LOOP LOOP COMMIT; END LOOP; END LOOP; END $$")]
    [InlineData("DO $$ BEGIN LOOP EXIT WHEN a; COMMIT; END LOOP; END $$")]
    [InlineData("DO $$ BEGIN IF a THEN RETURN; END IF; COMMIT; END $$")]
    [InlineData("DO $$ BEGIN <<b>> BEGIN IF a THEN EXIT b; END IF; COMMIT; END; END $$")]
    [InlineData("CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$")]
    [InlineData("DO $$ BEGIN CREATE PROCEDURE p() LANGUAGE plpgsql AS 'BEGIN COMMIT; END'; END $$")]
    public void What_it_takes_or_may_take_is_not(string sql) => Assert.Empty(Safety.Ids(sql, version: 18));

    [Theory]
    [InlineData("DO $$ BEGIN UPDATE t SET a = 1; COMMIT; END $$", "COMMIT")]
    [InlineData("DO $$ BEGIN LOOP DELETE FROM t; COMMIT AND CHAIN; EXIT WHEN NOT FOUND; END LOOP; END $$", "COMMIT")]
    [InlineData("DO LANGUAGE plpgsql 'BEGIN BEGIN ROLLBACK; END; END'", "ROLLBACK")]
    [InlineData("DO $$ BEGIN IF a THEN RAISE EXCEPTION 'a'; END IF; COMMIT; END $$", "COMMIT")]
    [InlineData("DO $a$ BEGIN DO $b$ BEGIN COMMIT; END $b$; END $a$", "COMMIT")]
    [InlineData("DO $$ BEGIN BEGIN NULL; EXCEPTION WHEN OTHERS THEN NULL; END; COMMIT; END $$", "COMMIT")]
    public void A_do_cannot_end_the_migrations_transaction(string sql, string word)
    {
        var finding = Assert.Single(Safety.Say(sql));
        Assert.EndsWith(
            $"error TM2001: This DO runs inside the migration's transaction, which it cannot end: PostgreSQL stops at {word} with 'invalid transaction termination' (2D000). "
            + "Run it without one: write '-- migrate:up transaction:false'.",
            finding,
            StringComparison.Ordinal);
        Assert.StartsWith(word, Assert.Single(Safety.Underlined(sql)), StringComparison.Ordinal);
        Assert.Empty(Safety.Ids(sql, Safety.Mark));
    }

    [Fact]
    public void In_a_do_they_run_nowhere()
    {
        const string Sql = "DO $$\nBEGIN\n  CREATE INDEX CONCURRENTLY i ON t (a);\nEND $$;";
        Assert.Equal(
            [
                $"{Sources.Users}.sql(4,16): error TM2001: CREATE INDEX CONCURRENTLY cannot run in a DO, neither in a transaction nor outside of one: PostgreSQL refuses it there with error 25001. "
                + "Write it as a statement of its own, in a migration of its own with '-- migrate:up transaction:false'.",
            ],
            Safety.Say(Sql));
        Assert.Equal(
            [
                $"{Sources.Users}.sql(3,7): error TM2001: VACUUM cannot run in a DO, neither in a transaction nor outside of one: PostgreSQL refuses it there with error 25001. "
                + "Write it as a statement of its own.",
            ],
            Safety.Say("DO $$\nBEGIN VACUUM t; COMMIT; END $$;", Safety.Mark));
    }

    [Theory]
    [InlineData("DISCARD ALL")]
    [InlineData("DO $$ BEGIN DISCARD ALL; END $$")]
    public void Discarding_all_is_good_nowhere(string sql) =>
        Assert.EndsWith("Leave it out: it would give free what the runner holds on this connection, its locks among it.", Assert.Single(Safety.Say(sql)), StringComparison.Ordinal);

    [Fact]
    public void Among_others_it_moves_into_a_migration_of_its_own()
    {
        Assert.EndsWith(" (25001). Move it into a migration of its own with '-- migrate:up transaction:false'.", Assert.Single(Safety.Say("CREATE TABLE t (a int);\nVACUUM;")), StringComparison.Ordinal);
        Assert.All(Safety.Say("VACUUM a;\nVACUUM b;\nDO 'BEGIN COMMIT; END';"), line => Assert.EndsWith("Run it without one: write '-- migrate:up transaction:false'.", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_down_part_and_a_class_are_told_their_own_words()
    {
        var file = Sources.Text("-- migrate:up\nSELECT 1;\n-- migrate:down\nDROP INDEX CONCURRENTLY i;");
        Assert.EndsWith("write '-- migrate:down transaction:false'.", Assert.Single(file.StatementFindings).Message, StringComparison.Ordinal);
        var type = Sources.SqlClass(up: "VACUUM").Read();
        Assert.EndsWith("Run it without one: write 'Transaction = false' in [Migration].", Assert.Single(type.StatementFindings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data", "every tenant would fail with 'VACUUM")]
    [InlineData("system", "it would fail in every database with 'VACUUM")]
    [InlineData("elsewhere", "it would fail everywhere with 'VACUUM")]
    public void It_says_who_would_fail(string folder, string words) => Assert.Contains(words, new Tenancy("TM2001") { Folder = folder }.Message("VACUUM;"), StringComparison.Ordinal);

    [Fact]
    public void It_can_be_accepted() => Assert.Empty(Safety.Ids("-- tm:allow TM2001 never reached\nVACUUM;"));
}
