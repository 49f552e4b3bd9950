using TenantMigrations.Engine;
using TenantMigrations.Postgres.Inspection;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Postgres.Tests;

public sealed class CatalogSnapshotTests
{
    private const string Objects = """
        CREATE TYPE mood AS ENUM ('sad', 'ok');
        CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
        CREATE SEQUENCE loose START 5;
        CREATE TABLE "We""ird" (id serial PRIMARY KEY, m mood DEFAULT 'ok', p positive, t text COLLATE "C" NOT NULL, g integer GENERATED ALWAYS AS (id * 2) STORED, n bigint DEFAULT nextval('loose'));
        CREATE TABLE child (id bigint GENERATED ALWAYS AS IDENTITY, parent integer REFERENCES "We""ird", total numeric(10, 2) CHECK (total >= 0));
        CREATE TABLE parted (id bigint NOT NULL, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
        CREATE TABLE parted_24 PARTITION OF parted FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
        CREATE INDEX child_parent ON child (parent) WHERE total > 0;
        CREATE VIEW v AS SELECT w.id, w.m FROM "We""ird" AS w WHERE m = 'ok'::mood;
        CREATE FUNCTION f(x mood DEFAULT 'sad') RETURNS SETOF "We""ird" LANGUAGE sql AS $$ SELECT * FROM "We""ird" WHERE m = x $$;
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
        CREATE TRIGGER touched BEFORE UPDATE ON child FOR EACH ROW EXECUTE FUNCTION touch();
        ALTER TABLE "We""ird" ENABLE ROW LEVEL SECURITY;
        CREATE POLICY pol ON "We""ird" USING (t = current_setting('app.t', true));
        COMMENT ON COLUMN "We""ird".t IS 'text';
        GRANT SELECT ON v TO PUBLIC;
        CREATE COLLATION coll (locale = 'C');
        """;

    private const string RareObjects = """
        DROP TRIGGER touched ON child;
        CREATE FUNCTION number_of(mood) RETURNS integer LANGUAGE sql AS 'SELECT 1';
        CREATE FOREIGN DATA WRAPPER far; CREATE SERVER one FOREIGN DATA WRAPPER far; CREATE SERVER two FOREIGN DATA WRAPPER far;
        CREATE FOREIGN TABLE abroad (a integer) SERVER one;
        CREATE RULE never AS ON DELETE TO child DO INSTEAD NOTHING;
        CREATE STATISTICS related ON id, total FROM child;
        CREATE FUNCTION heard() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
        CREATE EVENT TRIGGER hear ON sql_drop EXECUTE FUNCTION heard();
        CREATE TEXT SEARCH CONFIGURATION words (PARSER = default); CREATE TEXT SEARCH DICTIONARY dict (TEMPLATE = simple);
        CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer);
        CREATE OPERATOR FAMILY family USING btree;
        CREATE TYPE pair AS (a integer);
        CREATE TYPE span AS RANGE (subtype = integer);
        CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
        """;

    // Behind one another: each is looked at by itself.
    private static readonly (string Change, string Told)[] s_rare =
    [
        ("ALTER TABLE child DISABLE TRIGGER ALL", "+ trigger app.child.\"child_parent_fkey (RI_FKey_check_ins)\""),
        ("ALTER TABLE \"We\"\"ird\" SET (toast.autovacuum_enabled = false)", "~ relation app.\"We\"\"ird\""),
        ("ALTER FOREIGN TABLE abroad OPTIONS (ADD a 'b')", "~ relation app.abroad"),
        ("DROP FOREIGN TABLE abroad; CREATE FOREIGN TABLE abroad (a integer) SERVER two OPTIONS (a 'b')", "~ relation app.abroad"),
        ("ALTER SERVER one OPTIONS (ADD host 'x')", "~ server one"),
        ("GRANT USAGE ON FOREIGN SERVER one TO PUBLIC", "~ server one grants"),
        ("CREATE USER MAPPING FOR PUBLIC SERVER one OPTIONS (password 'secret')", "+ user mapping of public for server one: password"),
        ("CREATE FOREIGN DATA WRAPPER more", "+ foreign data wrapper more"),
        ("CREATE PUBLICATION news FOR TABLES IN SCHEMA app", "+ publication news in schema app"),
        ("ALTER PUBLICATION news SET (publish = 'insert')", "~ publication news"),
        ("CREATE PUBLICATION everything FOR ALL TABLES", "+ publication everything"),
        ("CREATE CAST (mood AS integer) WITH FUNCTION number_of(mood)", "+ cast from app.mood to integer"),
        ("CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal))", "+ transform for integer language sql"),
        ("CREATE LANGUAGE other_sql HANDLER plpgsql_call_handler", "+ language other_sql"),
        ("CREATE ACCESS METHOD tree TYPE INDEX HANDLER bthandler", "+ access method tree"),
        ("ALTER EVENT TRIGGER hear DISABLE", "~ event trigger hear"),
        ("CREATE TYPE later", "+ type app.later"),
        ("REVOKE USAGE ON TYPE pair FROM PUBLIC", "~ type app.pair grants"),
        ("ALTER TYPE pair OWNER TO pg_monitor", "~ type app.pair grants"),
        ("DROP TYPE span; CREATE TYPE span AS RANGE (subtype = integer, subtype_diff = int4range_subdiff)", "~ type app.span"),
        ("DROP AGGREGATE total(integer); CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', COMBINEFUNC = int4mul)", "~ function app.total(integer)"),
        ("ALTER STATISTICS related SET STATISTICS 10", "~ statistics app.related"),
        ("ALTER STATISTICS related OWNER TO pg_monitor", "~ statistics app.related grants"),
        ("DROP COLLATION coll; CREATE COLLATION coll (locale = 'POSIX')", "~ other collation app.coll"),
        ("ALTER OPERATOR === (integer, integer) SET (RESTRICT = eqsel)", "~ other operator app.===(integer,integer)"),
        ("ALTER OPERATOR FAMILY family USING btree ADD OPERATOR 1 < (integer, bigint)", "~ other operator family app.family for access method btree"),
        ("ALTER TEXT SEARCH CONFIGURATION words ADD MAPPING FOR word WITH simple", "~ other text search configuration app.words"),
        ("ALTER TEXT SEARCH DICTIONARY dict (accept = false)", "~ other text search dictionary app.dict"),
        ("CREATE CONVERSION turn FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1", "+ other conversion app.turn"),
        ("COMMENT ON RULE never ON child IS 'x'", "+ comment on rule never on table app.child"),
        ("COMMENT ON STATISTICS related IS 'x'", "+ comment on statistics object app.related"),
        ("COMMENT ON COLLATION coll IS 'x'", "+ comment on collation app.coll"),
        ("COMMENT ON EXTENSION plpgsql IS 'x'", "~ comment on extension plpgsql"),
        ("COMMENT ON PUBLICATION news IS 'x'", "+ comment on publication news"),
    ];

    public static TheoryData<string, string> Changes => new()
    {
        { "ALTER TABLE child ALTER total TYPE numeric(12, 2)", "~ column child.total" },
        { "ALTER TABLE child ALTER parent SET DEFAULT 1", "~ column child.parent" },
        { "ALTER TABLE child ALTER parent SET NOT NULL", "~ column child.parent" },
        { "ALTER TABLE child ALTER id SET GENERATED BY DEFAULT", "~ column child.id" },
        { "ALTER TABLE child DROP COLUMN parent; ALTER TABLE child ADD COLUMN parent integer REFERENCES \"We\"\"ird\"; CREATE INDEX child_parent ON child (parent) WHERE total > 0", "~ column child.parent" },
        { "ALTER TABLE child ADD COLUMN more text", "+ column child.more" },
        { "ALTER TABLE child DROP CONSTRAINT child_total_check", "- constraint child.child_total_check" },
        { "ALTER TABLE child DROP CONSTRAINT child_parent_fkey; ALTER TABLE child ADD FOREIGN KEY (parent) REFERENCES \"We\"\"ird\" NOT VALID", "~ constraint child.child_parent_fkey" },
        { "DROP INDEX child_parent", "- index child.child_parent" },
        { "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'child_parent'::regclass", "~ index child.child_parent" },
        { "ALTER TABLE child DISABLE TRIGGER touched", "~ trigger child.touched" },
        { "CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$", "~ function touch()" },
        { "ALTER FUNCTION touch() SECURITY DEFINER", "~ function touch()" },
        { "REVOKE EXECUTE ON FUNCTION touch() FROM PUBLIC", "~ function touch() grants" },
        { "CREATE OR REPLACE VIEW v AS SELECT w.id, w.m FROM \"We\"\"ird\" AS w", "~ relation v" },
        { "ALTER VIEW v SET (security_invoker = true)", "~ relation v" },
        { "REVOKE SELECT ON v FROM PUBLIC", "~ relation v grants" },
        { "ALTER TABLE \"We\"\"ird\" FORCE ROW LEVEL SECURITY", "~ relation \"We\"\"ird\"" },
        { "DROP POLICY pol ON \"We\"\"ird\"; CREATE POLICY pol ON \"We\"\"ird\" USING (true)", "~ policy \"We\"\"ird\".pol" },
        { "ALTER TYPE mood ADD VALUE 'fine'", "~ type mood" },
        { "ALTER SEQUENCE loose INCREMENT 2", "~ sequence loose" },
        { "COMMENT ON COLUMN \"We\"\"ird\".t IS NULL", "- comment on column t of table \"We\"\"ird\"" },
        { "ALTER TABLE parted DETACH PARTITION parted_24", "~ relation parted_24" },
        { "DROP COLLATION coll", "- other collation coll" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Whatever_is_changed_is_told(string change, string told)
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE SCHEMA app; SET search_path = app;" + Objects);
        await using var connection = await database.OpenAsync();
        var before = await CatalogReader.ReadSchemaAsync(connection, "app", default);
        await database.ExecuteAsync("SET search_path = app;" + change);

        var differences = before.DifferencesTo(await CatalogReader.ReadSchemaAsync(connection, "app", default));

        Assert.Contains(differences, difference => difference.ToString().StartsWith(told + ":", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whatever_is_seldom_changed_is_told_of_a_database()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE SCHEMA app; SET search_path = app;" + Objects + RareObjects);
        await using var connection = await database.OpenAsync();
        var missed = new List<string>();
        foreach (var (change, told) in s_rare)
        {
            var before = await CatalogReader.ReadDatabaseAsync(connection, "tenant_migrations", default);
            await database.ExecuteAsync("SET search_path = app;" + change);

            var differences = before.DifferencesTo(await CatalogReader.ReadDatabaseAsync(connection, "tenant_migrations", default));

            Assert.DoesNotContain(differences, difference => difference.ToString().Contains("secret", StringComparison.Ordinal));
            if (!differences.Any(difference => difference.ToString().StartsWith(told, StringComparison.Ordinal))) missed.Add($"{change} tells: {string.Join(" | ", differences)}");
        }

        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }

    [Fact]
    public async Task Schemas_of_other_names_and_another_history_are_equal()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE SCHEMA app; SET search_path = app;" + Objects);
        await database.ExecuteAsync("CREATE SCHEMA \"o'th\"\"er\"; SET search_path = \"o'th\"\"er\"; CREATE TABLE early ();" + Objects + "DROP TABLE early; ALTER TABLE child ADD x integer; ALTER TABLE child DROP x");
        await using var connection = await database.OpenAsync();

        var one = await CatalogReader.ReadSchemaAsync(connection, "app", default);
        var other = await CatalogReader.ReadSchemaAsync(connection, "o'th\"er", default);

        Assert.Empty(one.DifferencesTo(other));
        Assert.Equal(one.Hash, other.Hash);
        Assert.True(one.Facts.Count > 50);
        Assert.Equal(one.Facts.Count, one.Facts.Select(fact => fact.Subject).Distinct().Count());
    }

    [Fact]
    public async Task Databases_are_compared_as_a_whole_without_the_journal()
    {
        await using var one = await PostgresServer.Current.CreateDatabaseAsync();
        await using var other = await PostgresServer.Current.CreateDatabaseAsync();
        foreach (var database in new[] { one, other }) await database.ExecuteAsync("CREATE SCHEMA app; SET search_path = app;" + Objects);
        await other.ExecuteAsync("CREATE SCHEMA tenant_migrations; CREATE TABLE tenant_migrations.x ()");
        await using var first = await one.OpenAsync();
        await using var second = await other.OpenAsync();

        Assert.Empty((await CatalogReader.ReadDatabaseAsync(first, "tenant_migrations", default)).DifferencesTo(await CatalogReader.ReadDatabaseAsync(second, "tenant_migrations", default)));
        await other.ExecuteAsync("CREATE SCHEMA more");
        Assert.NotEmpty((await CatalogReader.ReadDatabaseAsync(first, "tenant_migrations", default)).DifferencesTo(await CatalogReader.ReadDatabaseAsync(second, "tenant_migrations", default)));
    }
}
