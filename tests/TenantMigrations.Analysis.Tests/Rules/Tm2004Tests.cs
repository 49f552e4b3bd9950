using TenantMigrations.TestKit;

namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm2004Tests
{
    private const string Before =
        "This part runs without a transaction, so what is done stays when a later statement fails. Once that one is corrected, 'recover --retry' begins with the first statement again, and ";

    [Theory]
    [InlineData("CREATE TABLE a (b int)", "CREATE TABLE fails, since it is there already. Write CREATE TABLE IF NOT EXISTS")]
    [InlineData("CREATE TABLE a AS SELECT 1", "CREATE TABLE fails, since it is there already. Write CREATE TABLE IF NOT EXISTS")]
    [InlineData("CREATE VIEW a AS SELECT 1", "CREATE VIEW fails, since it is there already. Write CREATE OR REPLACE VIEW")]
    [InlineData("CREATE MATERIALIZED VIEW a AS SELECT 1", "CREATE MATERIALIZED VIEW fails, since it is there already. Write CREATE MATERIALIZED VIEW IF NOT EXISTS")]
    [InlineData("CREATE SEQUENCE a", "CREATE SEQUENCE fails, since it is there already. Write CREATE SEQUENCE IF NOT EXISTS")]
    [InlineData("CREATE INDEX a ON t (b)", "CREATE INDEX fails, since it is there already. Write CREATE INDEX IF NOT EXISTS")]
    [InlineData("CREATE INDEX ON t (b)", "CREATE INDEX without a name builds a second index beside the first. Name the index and write IF NOT EXISTS")]
    [InlineData("CREATE TYPE a AS ENUM ('x')", "CREATE TYPE fails, since it is there already. Put DROP TYPE IF EXISTS before it")]
    [InlineData("CREATE SCHEMA a", "CREATE SCHEMA fails, since it is there already. Write CREATE SCHEMA IF NOT EXISTS")]
    [InlineData("CREATE ROLE a", "CREATE ROLE fails, since it is there already. Put DROP ROLE IF EXISTS before it")]
    [InlineData("CREATE FUNCTION a() RETURNS int LANGUAGE sql AS 'SELECT 1'", "CREATE FUNCTION fails, since it is there already. Write CREATE OR REPLACE FUNCTION")]
    [InlineData("CREATE TRIGGER a AFTER INSERT ON t EXECUTE FUNCTION f()", "CREATE TRIGGER fails, since it is there already. Write CREATE OR REPLACE TRIGGER")]
    [InlineData("CREATE POLICY a ON t USING (true)", "CREATE POLICY fails, since it is there already. Put DROP POLICY IF EXISTS before it")]
    [InlineData("ALTER TABLE t ADD COLUMN a int", "ADD COLUMN fails, since it is there already. Write ADD COLUMN IF NOT EXISTS")]
    [InlineData("ALTER TABLE t ALTER b SET NOT NULL, ADD a int", "ADD COLUMN fails, since it is there already. Write ADD COLUMN IF NOT EXISTS")]
    [InlineData("ALTER TABLE t ADD CONSTRAINT a CHECK (b > 0) NOT VALID", "ADD CONSTRAINT fails, since it is there already. Put DROP CONSTRAINT IF EXISTS before it")]
    [InlineData("ALTER TABLE t ADD PRIMARY KEY (b)", "ADD CONSTRAINT fails, since it is there already. Put DROP CONSTRAINT IF EXISTS before it")]
    [InlineData("ALTER TABLE t ADD CHECK (b > 0)", "ADD of a constraint without a name adds it a second time, under another name. Name the constraint, and put DROP CONSTRAINT IF EXISTS before it")]
    [InlineData("ALTER TABLE t DROP COLUMN a", "DROP COLUMN fails, since it is gone. Write DROP COLUMN IF EXISTS")]
    [InlineData("ALTER TYPE t ADD VALUE 'x'", "ADD VALUE fails, since it is there already. Write ADD VALUE IF NOT EXISTS")]
    [InlineData("DROP TABLE a", "DROP TABLE fails, since it is gone. Write DROP TABLE IF EXISTS")]
    [InlineData("DROP MATERIALIZED VIEW a", "DROP MATERIALIZED VIEW fails, since it is gone. Write DROP MATERIALIZED VIEW IF EXISTS")]
    [InlineData("INSERT INTO t VALUES (1)", "INSERT inserts its rows twice, or fails where they must be unique. Add ON CONFLICT DO NOTHING over a unique constraint")]
    [InlineData("INSERT INTO t (a) SELECT id FROM tenants", "INSERT inserts its rows twice, or fails where they must be unique. Add ON CONFLICT DO NOTHING over a unique constraint")]
    [InlineData("INSERT INTO t SELECT i, 'x' FROM generate_series(1, 9) AS i", "INSERT inserts its rows twice, or fails where they must be unique. Add ON CONFLICT DO NOTHING over a unique constraint")]
    [InlineData("CREATE PUBLICATION p FOR ALL TABLES", "CREATE PUBLICATION fails, since it is there already. Put DROP PUBLICATION IF EXISTS before it")]
    [InlineData("DO $$ BEGIN INSERT INTO t VALUES (1); COMMIT; END $$", null)]
    public void What_cannot_be_done_twice_is_reported_with_its_guard(string sql, string? says)
    {
        var line = Assert.Single(Safety.Say(sql + ";\nCREATE INDEX CONCURRENTLY i ON t (b);", Safety.Mark));
        var elsewhere = ", or move it into a migration of its own that runs in a transaction.";
        says ??= "INSERT in this DO inserts its rows twice, or fails where they must be unique. Add ON CONFLICT DO NOTHING over a unique constraint";
        if (sql.StartsWith("DO ", StringComparison.Ordinal)) elsewhere = ", or move it into a migration of its own.";
        Assert.Equal($"{Sources.Users}.sql(2,1): warning TM2004: {Before}{says}{elsewhere}", line);
        Assert.DoesNotContain("TM2004", Safety.Ids(sql + ";\nCREATE INDEX CONCURRENTLY i ON t (b);"));
    }

    [Theory]
    [InlineData("ALTER TABLE a RENAME TO b", "RENAME fails, since the old name is gone. Move it into a migration of its own that runs in a transaction.")]
    [InlineData("ALTER TABLE a ATTACH PARTITION b DEFAULT", "ATTACH PARTITION fails, since it is a partition already. Move it into a migration of its own that runs in a transaction.")]
    [InlineData("ALTER TABLE a DETACH PARTITION b CONCURRENTLY", "DETACH PARTITION fails, since it is no partition any more. Move it into a migration of its own.")]
    [InlineData("CREATE DATABASE a", "CREATE DATABASE fails, since it is there already. Move it into a migration of its own.")]
    [InlineData("COMMIT PREPARED 'x'", "COMMIT PREPARED fails, since that transaction is gone. Move it into a migration of its own.")]
    public void What_has_no_guard_goes_elsewhere(string sql, string says) =>
        Assert.EndsWith(": warning TM2004: " + Before + says, Assert.Single(Safety.Say(sql + "; UPDATE t SET a = 1;", Safety.Mark)), StringComparison.Ordinal);

    [Fact]
    public void One_finding_a_part_stands_at_the_first_and_counts_the_others()
    {
        const string Up = "CREATE TABLE IF NOT EXISTS a (b int);\nALTER TABLE a ADD c int;\nINSERT INTO a VALUES (1);\nDROP TABLE d;\nCREATE INDEX CONCURRENTLY i ON a (b);";
        Assert.Equal(
            [
                $"{Sources.Users}.sql(3,1): warning TM2004: {Before}ADD COLUMN fails, since it is there already. Write ADD COLUMN IF NOT EXISTS, or move it into a migration of its own that runs in a "
                + "transaction. The same is true of 2 more statements below.",
            ],
            Safety.Say(Up, Safety.Mark));
        Assert.EndsWith("The same is true of one more statement below.", Assert.Single(Safety.Say("DROP TABLE a; DROP TABLE b; DROP TABLE c;", Safety.Mark)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_accepted_hides_no_other()
    {
        const string Allow = "-- tm:allow TM2004 undone by hand\n";
        string Line(string up) => Assert.Single(Safety.Say(up, Safety.Mark));

        var behind = Line(Allow + "DROP TABLE a;\nDROP TABLE b;\nDROP TABLE c;\nVACUUM;\nDROP TABLE d;");
        Assert.StartsWith($"{Sources.Users}.sql(4,1)", behind, StringComparison.Ordinal);
        Assert.EndsWith("The same is true of one more statement below.", behind, StringComparison.Ordinal);

        var before = Line($"DROP TABLE a;\n{Allow}DROP TABLE b;\nDROP TABLE d;");
        Assert.StartsWith($"{Sources.Users}.sql(2,1)", before, StringComparison.Ordinal);
        Assert.EndsWith("into a migration of its own that runs in a transaction.", before, StringComparison.Ordinal);

        Assert.Empty(Safety.Say($"{Allow}DROP TABLE a;\n{Allow}DROP TABLE b;\nDROP TABLE d;", Safety.Mark));
    }

    [Theory]
    [InlineData("CREATE TABLE a (b int)")]
    [InlineData("CREATE TABLE a (b int); SELECT 1")]
    [InlineData("CREATE TABLE a (b int); VACUUM a; ANALYZE a; RESET work_mem")]
    [InlineData("VACUUM a; CREATE TABLE a (b int)")]
    public void Nothing_is_lost_where_no_effect_follows(string up) => Assert.Empty(Safety.Ids(up, Safety.Mark));

    [Theory]
    [InlineData("CREATE TABLE IF NOT EXISTS a (b int)")]
    [InlineData("CREATE TEMP TABLE a (b int)")]
    [InlineData("CREATE TEMP TABLE a (b int); INSERT INTO a VALUES (1)")]
    [InlineData("CREATE OR REPLACE VIEW a AS SELECT 1")]
    [InlineData("CREATE OR REPLACE FUNCTION a() RETURNS int LANGUAGE sql AS 'SELECT 1'")]
    [InlineData("CREATE EXTENSION IF NOT EXISTS a")]
    [InlineData("ALTER TABLE t ADD COLUMN IF NOT EXISTS a int, ADD COLUMN IF NOT EXISTS b int")]
    [InlineData("ALTER TABLE t DROP COLUMN IF EXISTS a")]
    [InlineData("ALTER TABLE IF EXISTS t RENAME TO s")]
    [InlineData("ALTER TABLE IF EXISTS t ADD COLUMN a int")]
    [InlineData("ALTER TABLE t DROP COLUMN a, ADD COLUMN a int GENERATED ALWAYS AS (b) STORED")]
    [InlineData("DROP VIEW v; CREATE OR REPLACE VIEW v AS SELECT 1")]
    [InlineData("DROP INDEX i")]
    [InlineData("DROP PUBLICATION IF EXISTS p; CREATE PUBLICATION p FOR ALL TABLES")]
    [InlineData("INSERT INTO t SELECT * FROM not_yet_there()")]
    [InlineData("ALTER TABLE t DROP CONSTRAINT IF EXISTS a; ALTER TABLE t ADD CONSTRAINT a CHECK (b > 0)")]
    [InlineData("ALTER TABLE t DROP CONSTRAINT IF EXISTS a, ADD CONSTRAINT a CHECK (b > 0)")]
    [InlineData("ALTER TABLE t ALTER a SET NOT NULL, ALTER b SET DEFAULT 1, VALIDATE CONSTRAINT c, ENABLE ROW LEVEL SECURITY, OWNER TO o")]
    [InlineData("ALTER INDEX a ATTACH PARTITION b")]
    [InlineData("ALTER TYPE t ADD VALUE IF NOT EXISTS 'x'")]
    [InlineData("DROP TABLE IF EXISTS a")]
    [InlineData("DROP TABLE IF EXISTS a; CREATE TABLE a (b int); CREATE INDEX ON a (b); CREATE POLICY p ON a USING (true); ALTER TABLE a ADD c int; INSERT INTO a VALUES (1)")]
    [InlineData("DROP SCHEMA IF EXISTS s CASCADE; CREATE SCHEMA s; CREATE TABLE s.a (b int)")]
    [InlineData("DROP POLICY IF EXISTS p ON t; CREATE POLICY p ON t USING (true)")]
    [InlineData("DROP ROLE IF EXISTS r; CREATE ROLE r")]
    [InlineData("CREATE TABLE IF NOT EXISTS a (b int); DROP TABLE a")]
    [InlineData("INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING")]
    [InlineData("INSERT INTO t SELECT id FROM tenants WHERE id NOT IN (SELECT id FROM t)")]
    [InlineData("INSERT INTO t SELECT id FROM tenants EXCEPT SELECT id FROM t")]
    [InlineData("INSERT INTO t SELECT x.id FROM tenants x LEFT JOIN t y ON x.id = y.id")]
    [InlineData("TRUNCATE t; INSERT INTO t VALUES (1)")]
    [InlineData("DELETE FROM t WHERE a = 1; INSERT INTO t VALUES (1)")]
    [InlineData("UPDATE t SET a = a + 1")]
    [InlineData("MERGE INTO t USING s ON t.id = s.id WHEN NOT MATCHED THEN INSERT VALUES (1)")]
    [InlineData("COMMENT ON TABLE t IS 'x'")]
    [InlineData("GRANT SELECT ON t TO r; REVOKE INSERT ON t FROM r")]
    [InlineData("REFRESH MATERIALIZED VIEW CONCURRENTLY v; REINDEX TABLE CONCURRENTLY t; CLUSTER; VACUUM")]
    [InlineData("CALL backfill(); CREATE TABLE a (b int)")]
    [InlineData("DO $$ BEGIN IF NOT EXISTS (SELECT FROM t) THEN INSERT INTO t VALUES (1); END IF; INSERT INTO t VALUES (2); COMMIT; END $$")]
    [InlineData("DO $$ BEGIN INSERT INTO t VALUES (1); EXCEPTION WHEN unique_violation THEN NULL; END $$")]
    [InlineData("DO $$ BEGIN EXECUTE 'DROP TABLE IF EXISTS a'; END $$; CREATE TABLE a (b int)")]
    public void What_can_be_done_twice_or_may_be_is_not(string up) => Assert.Empty(Safety.Ids(up + ";\nCREATE INDEX CONCURRENTLY i ON t (b);", Safety.Mark));

    [Theory]
    [InlineData("CREATE UNIQUE INDEX CONCURRENTLY a ON t (b); CREATE INDEX CONCURRENTLY c ON t (d)")]
    [InlineData("CREATE INDEX CONCURRENTLY IF NOT EXISTS a ON t (b); CREATE INDEX CONCURRENTLY c ON t (d)")]
    [InlineData("DROP INDEX CONCURRENTLY a; DROP INDEX CONCURRENTLY b")]
    public void A_concurrent_index_with_a_name_is_settled_by_the_runner(string up) => Assert.Empty(Safety.Ids(up, Safety.Mark));

    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY ON t (b)")]
    [InlineData("VACUUM t;\nCREATE UNIQUE INDEX CONCURRENTLY ON t (b)")]
    public void Without_a_name_it_is_not(string up) =>
        Assert.EndsWith(
            ": warning TM2004: A concurrent build that fails leaves an invalid index behind. 'recover --retry' finds it by its name and builds it again, but here the name is left to the server: it would "
            + "stay, and a second one be built beside it. Name the index: CREATE INDEX CONCURRENTLY name ON ….",
            Assert.Single(Safety.Say(up, Safety.Mark)),
            StringComparison.Ordinal);

    [Fact]
    public void It_can_be_accepted_where_it_stands() =>
        Assert.Empty(Safety.Ids("CREATE TABLE IF NOT EXISTS a (b int);\n-- tm:allow TM2004 undone by hand\nDROP TABLE x;\nDROP TABLE z;", Safety.Mark));

    [Fact]
    public void The_samples_have_no_finding_on_statements()
    {
        var files = Directory.GetFiles(Repository.PathTo("samples"), "*.sql", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToArray();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Empty(ScriptReader.ReadFile(file, file, File.ReadAllText(file)).StatementFindings));
    }
}
