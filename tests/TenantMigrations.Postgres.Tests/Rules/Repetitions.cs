namespace TenantMigrations.Postgres.Tests.Rules;

/// <summary>TM2004: what it says fails the second time fails, what it says is done twice is done twice, and what it lets pass may be repeated.</summary>
public sealed class Repetitions(RuleDatabase database) : IClassFixture<RuleDatabase>
{
    private const string Effect = "; COMMENT ON TABLE t IS 'x'";

    [Theory]
    [InlineData("CREATE TABLE x (a int)")]
    [InlineData("CREATE TABLE x AS SELECT 1 AS a")]
    [InlineData("SELECT 1 AS a INTO x")]
    [InlineData("CREATE VIEW x AS SELECT 1 AS a")]
    [InlineData("CREATE MATERIALIZED VIEW x AS SELECT 1 AS a")]
    [InlineData("CREATE SEQUENCE x")]
    [InlineData("CREATE INDEX x ON t (b)")]
    [InlineData("CREATE STATISTICS x ON a, b FROM t")]
    [InlineData("CREATE TYPE x AS ENUM ('a')")]
    [InlineData("CREATE TYPE x")]
    [InlineData("CREATE DOMAIN x AS int")]
    [InlineData("CREATE SCHEMA x")]
    [InlineData("CREATE FUNCTION x() RETURNS int LANGUAGE sql AS 'SELECT 1'")]
    [InlineData("CREATE PROCEDURE x() LANGUAGE sql AS 'SELECT 1'")]
    [InlineData("CREATE TRIGGER x AFTER INSERT ON t EXECUTE FUNCTION f()")]
    [InlineData("CREATE RULE x AS ON INSERT TO t DO NOTHING")]
    [InlineData("CREATE POLICY x ON t USING (true)")]
    [InlineData("CREATE ROLE tm_repetition")]
    [InlineData("CREATE PUBLICATION x")]
    [InlineData("CREATE EVENT TRIGGER x ON sql_drop EXECUTE FUNCTION g()")]
    [InlineData("ALTER TABLE t ADD COLUMN x int")]
    [InlineData("ALTER TABLE t ADD CONSTRAINT x CHECK (a > 0)")]
    [InlineData("ALTER TABLE t ADD PRIMARY KEY (a)")]
    [InlineData("ALTER TABLE t ADD UNIQUE USING INDEX i")]
    [InlineData("ALTER TABLE t ALTER a ADD GENERATED ALWAYS AS IDENTITY")]
    [InlineData("ALTER TABLE t ALTER s DROP EXPRESSION")]
    [InlineData("ALTER TABLE t DROP COLUMN b")]
    [InlineData("ALTER TABLE t DROP CONSTRAINT c")]
    [InlineData("ALTER TABLE t RENAME COLUMN b TO x")]
    [InlineData("ALTER TABLE t RENAME CONSTRAINT c TO x")]
    [InlineData("ALTER TABLE loose RENAME TO x")]
    [InlineData("ALTER INDEX i RENAME TO x")]
    [InlineData("ALTER TABLE parted ATTACH PARTITION loose DEFAULT")]
    [InlineData("ALTER TABLE parted DETACH PARTITION part")]
    [InlineData("ALTER TABLE t INHERIT loose")]
    [InlineData("ALTER TYPE mood ADD VALUE 'bad'")]
    [InlineData("ALTER TYPE mood RENAME VALUE 'good' TO 'bad'")]
    [InlineData("ALTER SCHEMA s RENAME TO x")]
    [InlineData("ALTER FUNCTION f() RENAME TO x")]
    [InlineData("ALTER SUBSCRIPTION awake ADD PUBLICATION x WITH (refresh = false)")]
    [InlineData("ALTER SUBSCRIPTION awake DROP PUBLICATION r WITH (refresh = false)")]
    [InlineData("DROP TABLE loose")]
    [InlineData("DROP INDEX i")]
    [InlineData("DROP MATERIALIZED VIEW v")]
    [InlineData("DROP TYPE mood")]
    [InlineData("INSERT INTO t VALUES (1)")]
    public async Task What_fails_the_second_time(string sql)
    {
        Assert.Equal("TM2004", Assert.Single(database.Findings(sql + Effect, inTransaction: false)).RuleId);
        Assert.Null((await database.SendAsync("BEGIN", sql)).Error);
        Assert.NotNull((await database.SendAsync("BEGIN", sql, sql)).Error);
    }

    [Theory]
    [InlineData("CREATE INDEX ON t (b)", "SELECT 1 / (count(*) = 3)::int FROM pg_index WHERE indrelid = 't'::regclass")]
    [InlineData("ALTER TABLE t ADD CHECK (b > 0)", "SELECT 1 / (count(*) = 3)::int FROM pg_constraint WHERE conrelid = 't'::regclass AND contype = 'c'")]
    [InlineData("ALTER TABLE loose ADD UNIQUE (a)", "SELECT 1 / (count(*) = 2)::int FROM pg_constraint WHERE conrelid = 'loose'::regclass")]
    [InlineData("ALTER TABLE loose ADD FOREIGN KEY (a) REFERENCES t (a)", "SELECT 1 / (count(*) = 2)::int FROM pg_constraint WHERE conrelid = 'loose'::regclass")]
    [InlineData("INSERT INTO loose VALUES (7)", "SELECT 1 / (count(*) = 2)::int FROM loose")]
    [InlineData("INSERT INTO loose SELECT i FROM generate_series(1, 1) AS i", "SELECT 1 / (count(*) = 2)::int FROM loose")]
    [InlineData("INSERT INTO loose SELECT a FROM v", "SELECT 1 / (count(*) = 2)::int FROM loose")]
    public async Task What_is_done_twice(string sql, string count)
    {
        Assert.Equal("TM2004", Assert.Single(database.Findings(sql + Effect, inTransaction: false)).RuleId);
        Assert.Null((await database.SendAsync("BEGIN", sql, sql, count)).Error);
        Assert.Equal("22012", (await database.SendAsync("BEGIN", sql, count)).Error!.SqlState);
    }

    [Theory]
    [InlineData("CREATE TABLE IF NOT EXISTS x (a int)")]
    [InlineData("CREATE TABLE IF NOT EXISTS x AS SELECT 1 AS a")]
    [InlineData("CREATE OR REPLACE VIEW x AS SELECT 1 AS a")]
    [InlineData("CREATE INDEX IF NOT EXISTS x ON t (b)")]
    [InlineData("CREATE OR REPLACE TRIGGER x AFTER INSERT ON t EXECUTE FUNCTION f()")]
    [InlineData("ALTER TABLE t ADD COLUMN IF NOT EXISTS x int")]
    [InlineData("ALTER TABLE t DROP CONSTRAINT IF EXISTS c, ADD CONSTRAINT c CHECK (b > 0)")]
    [InlineData("ALTER TABLE t DROP CONSTRAINT IF EXISTS c")]
    [InlineData("ALTER TABLE IF EXISTS loose RENAME TO x")]
    [InlineData("ALTER TABLE IF EXISTS missing ADD COLUMN x int")]
    [InlineData("ALTER TABLE t DROP COLUMN b, ADD COLUMN b int")]
    [InlineData("ALTER TABLE t ALTER b SET NOT NULL, ALTER b SET DEFAULT 2, ALTER b DROP DEFAULT, VALIDATE CONSTRAINT c, ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")]
    [InlineData("ALTER TABLE t CLUSTER ON i, SET (fillfactor = 80), REPLICA IDENTITY USING INDEX i, ENABLE TRIGGER ALL")]
    [InlineData("ALTER TYPE mood ADD VALUE IF NOT EXISTS 'bad'")]
    [InlineData("DROP TABLE IF EXISTS loose")]
    [InlineData("INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING")]
    [InlineData("UPDATE t SET b = 2")]
    [InlineData("TRUNCATE t")]
    [InlineData("GRANT SELECT ON t TO PUBLIC")]
    [InlineData("REVOKE SELECT ON t FROM PUBLIC")]
    [InlineData("COMMENT ON TABLE t IS 'y'")]
    [InlineData("REFRESH MATERIALIZED VIEW CONCURRENTLY v")]
    [InlineData("ALTER SUBSCRIPTION awake SET PUBLICATION x WITH (refresh = false)")]
    [InlineData("ALTER TABLE loose SET SCHEMA public")]
    public async Task What_may_be_repeated(string sql)
    {
        Assert.Empty(database.Findings(sql + Effect, inTransaction: false));
        Assert.Null((await database.SendAsync("BEGIN", sql, sql)).Error);
    }
}
