using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm3003Tests
{
    private const string Own = "If this is a schema of your own, give the journal another one with TenantMigrationsJournalSchema.";

    private static readonly Tenancy s_rule = new("TM3003");

    [Fact]
    public void A_table_of_the_journal() =>
        Assert.Equal(
            [
                $"{Sources.Users}.sql(4,8): error TM3003: tenant_migrations is the schema of the runner's journal, from which it knows what each tenant has: what a migration changes there makes it skip or repeat others, "
                + $"and what it reads there may be called otherwise in the next version. Leave it out: 'status' shows it, 'recover' settles it. {Own}",
            ],
            s_rule.Say("UPDATE tenant_migrations.tenant_migration_status SET status = 'completed';"));

    [Theory]
    [InlineData("SELECT * FROM tenant_migrations.x", "tenant_migrations.x")]
    [InlineData("SELECT * FROM \"tenant_migrations\" . \"x\"", "\"tenant_migrations\" . \"x\"")]
    [InlineData("SELECT * FROM U&\"tenant\\005Fmigrations\".x", "U&\"tenant\\005Fmigrations\".x")]
    [InlineData("DROP TABLE a, Tenant_Migrations.x", "Tenant_Migrations.x")]
    [InlineData("SELECT tenant_migrations.enter('x')", "tenant_migrations.enter")]
    [InlineData("ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES tenant_migrations.x", "tenant_migrations.x")]
    [InlineData("GRANT SELECT ON tenant_migrations.tenant_migration_log TO app", "tenant_migrations.tenant_migration_log")]
    [InlineData("COMMENT ON COLUMN tenant_migrations.x.y IS 'z'", "tenant_migrations.x")]
    [InlineData("CREATE VIEW v AS SELECT a.id FROM tenant_migrations.x AS a", "tenant_migrations.x")]
    [InlineData("DO $$ BEGIN DELETE FROM tenant_migrations.x; END $$", "tenant_migrations.x")]
    [InlineData("DO $$ DECLARE r tenant_migrations.x%ROWTYPE; BEGIN END $$", "tenant_migrations.x")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT 1 FROM tenant_migrations.x); END $$", "tenant_migrations.x")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1 FROM tenant_migrations.x'", "tenant_migrations.x")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1 FROM tenant_migrations.x; END", "tenant_migrations.x")]
    public void Names_in_it(string sql, string mark) => Assert.Equal([mark], s_rule.Marks(sql + ";"));

    [Theory]
    [InlineData("CREATE SCHEMA tenant_migrations")]
    [InlineData("CREATE SCHEMA IF NOT EXISTS tenant_migrations")]
    [InlineData("CREATE SCHEMA AUTHORIZATION tenant_migrations")]
    [InlineData("ALTER SCHEMA tenant_migrations RENAME TO x")]
    [InlineData("ALTER SCHEMA x RENAME TO tenant_migrations")]
    [InlineData("DROP SCHEMA tenant_migrations CASCADE")]
    [InlineData("DROP SCHEMA IF EXISTS a, tenant_migrations, b")]
    [InlineData("GRANT USAGE ON SCHEMA a, tenant_migrations TO app")]
    [InlineData("REVOKE SELECT ON ALL TABLES IN SCHEMA tenant_migrations FROM app")]
    [InlineData("ALTER DEFAULT PRIVILEGES IN SCHEMA tenant_migrations GRANT SELECT ON TABLES TO app")]
    [InlineData("COMMENT ON SCHEMA tenant_migrations IS 'x'")]
    [InlineData("ALTER TABLE t SET SCHEMA tenant_migrations")]
    [InlineData("CREATE EXTENSION IF NOT EXISTS hstore WITH SCHEMA tenant_migrations")]
    [InlineData("ALTER EXTENSION hstore SET SCHEMA tenant_migrations")]
    [InlineData("CREATE PUBLICATION p FOR TABLES IN SCHEMA tenant_migrations")]
    [InlineData("REINDEX SCHEMA tenant_migrations")]
    [InlineData("IMPORT FOREIGN SCHEMA x FROM SERVER s INTO tenant_migrations")]
    [InlineData("DO $$ BEGIN CREATE SCHEMA tenant_migrations; END $$")]
    public void The_schema_itself(string sql) => Assert.Equal(["tenant_migrations"], s_rule.Marks(sql + ";"));

    [Theory]
    [InlineData("SET LOCAL search_path = public, tenant_migrations", "tenant_migrations")]
    [InlineData("SET search_path TO 'tenant_migrations'", "'tenant_migrations'")]
    [InlineData("SET SCHEMA 'tenant_migrations'", "'tenant_migrations'")]
    [InlineData("SELECT set_config('search_path', 'a, \"tenant_migrations\"', true)", "'a, \"tenant_migrations\"'")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path = a, tenant_migrations AS 'SELECT 1'", "tenant_migrations")]
    [InlineData("CREATE FUNCTION f() RETURNS void AS $$ BEGIN NULL; END $$ LANGUAGE plpgsql SET search_path TO tenant_migrations", "tenant_migrations")]
    [InlineData("ALTER FUNCTION f() SET search_path = tenant_migrations", "tenant_migrations")]
    [InlineData("ALTER ROLE app SET search_path = tenant_migrations", "tenant_migrations")]
    [InlineData("DO $$ BEGIN SET LOCAL search_path = tenant_migrations; END $$", "tenant_migrations")]
    public void A_search_path_with_it(string sql, string mark)
    {
        Assert.Equal([mark], s_rule.Marks(sql + ";"));
        Assert.Equal($"This search path holds tenant_migrations, the schema of the runner's journal: names without a schema would be found, and made, there. Take it out. {Own}", s_rule.Message(sql + ";"));
    }

    [Theory]
    [InlineData("SET LOCAL tenant_migrations.leaving = 'yes'", "tenant_migrations.leaving")]
    [InlineData("RESET tenant_migrations.head", "tenant_migrations.head")]
    [InlineData("SELECT set_config('tenant_migrations.head', '', true)", "'tenant_migrations.head'")]
    [InlineData("SELECT current_setting('tenant_migrations.head', true)", "'tenant_migrations.head'")]
    [InlineData("ALTER DATABASE d SET tenant_migrations.head TO 'x'", "tenant_migrations.head")]
    public void A_setting_of_the_runner_whatever_the_schema_is_called(string sql, string mark)
    {
        foreach (var rule in new[] { s_rule, new Tenancy("TM3003") { Options = new ScriptOptions { JournalSchema = "journal" } } })
        {
            Assert.Equal([mark], rule.Marks(sql + ";"));
            Assert.Equal(
                $"{mark.Trim('\'')} is a setting of the runner, in which it keeps the context and the journal's head from one step to the next: with another value it refuses the migration, or miscounts. "
                + "Leave it out, and let the names of your own settings begin otherwise.",
                rule.Message(sql + ";"));
        }
    }

    [Theory]
    [InlineData("SELECT 'tenant_migrations.x'::regclass", "tenant_migrations.x")]
    [InlineData("SELECT regclass 'tenant_migrations.x'", "tenant_migrations.x")]
    [InlineData("SELECT CAST('\"tenant_migrations\".x' AS pg_catalog.regclass)", "\"tenant_migrations\".x")]
    [InlineData("SELECT to_regclass('Tenant_Migrations.x')", "Tenant_Migrations.x")]
    [InlineData("SELECT nextval('tenant_migrations.x_id_seq')", "tenant_migrations.x_id_seq")]
    [InlineData("SELECT 'tenant_migrations'::regnamespace", "'tenant_migrations'")]
    [InlineData("SELECT pg_relation_size('tenant_migrations.tenant_migration_log')", "tenant_migrations.tenant_migration_log")]
    [InlineData("INSERT INTO t VALUES ('tenant_migrations.x'::regclass)", "tenant_migrations.x")]
    [InlineData("SELECT cron.schedule('x', '* * * * *', 'DELETE FROM  tenant_migrations.x')", "tenant_migrations.x")]
    [InlineData("DO $$ BEGIN EXECUTE 'TRUNCATE public.a, tenant_migrations.x'; END $$", "tenant_migrations.x")]
    [InlineData("DO $$ BEGIN EXECUTE format('DROP TABLE %s', 'tenant_migrations.x'); END $$", "tenant_migrations.x")]
    [InlineData("DO $$ DECLARE r record; BEGIN FOR r IN EXECUTE $q$SELECT * FROM tenant_migrations.x$q$ LOOP NULL; END LOOP; END $$", "tenant_migrations.x")]
    [InlineData("DO $$ BEGIN EXECUTE 'SELECT ''a'' FROM tenant_migrations.x'; END $$", "'SELECT ''a'' FROM tenant_migrations.x'")]
    [InlineData("DO $$ BEGIN EXECUTE '\n  SELECT 1\n  FROM tenant_migrations.x'; END $$", "tenant_migrations.x")]
    [InlineData("DO $$ DECLARE q text; BEGIN q := 'SELECT 1 FROM tenant_migrations.%I'; END $$", "tenant_migrations.")]
    public void Strings_that_are_read_as_names_or_sql(string sql, string mark) => Assert.Equal([mark], s_rule.Marks(sql + ";"));

    [Theory]
    [InlineData("CREATE TABLE tenant_migrations (id int)")]
    [InlineData("SELECT tenant_migrations.id FROM tenant_migrations")]
    [InlineData("SELECT tenant_migrations.id FROM app.tenant_migrations")]
    [InlineData("SELECT tenant_migrations.id FROM x AS tenant_migrations WHERE tenant_migrations.id = 1")]
    [InlineData("SELECT tenant_migrations.* FROM x tenant_migrations")]
    [InlineData("DELETE FROM app.tenant_migrations USING b WHERE tenant_migrations.id = b.id")]
    [InlineData("UPDATE tenants SET tenant_migrations = 3")]
    [InlineData("UPDATE tenants SET a = 1, tenant_migrations.done = true")]
    [InlineData("UPDATE tenants SET tenant_migrations.done = true WHERE id = 1")]
    [InlineData("SELECT t.tenant_migrations, (t.tenant_migrations).done FROM t")]
    [InlineData("SELECT t.tenant_migrations.done FROM s.t")]
    [InlineData("COMMENT ON COLUMN tenant_migrations.id IS 'x'")]
    [InlineData("ALTER SEQUENCE s OWNED BY tenant_migrations.id")]
    [InlineData("CREATE FUNCTION f(a tenant_migrations.id%TYPE) RETURNS int LANGUAGE sql RETURN 1")]
    [InlineData("CREATE FUNCTION app.tenant_migrations(a int) RETURNS int LANGUAGE sql AS $$ SELECT tenant_migrations.a $$")]
    [InlineData("CREATE POLICY p ON app.tenant_migrations USING (EXISTS (SELECT FROM m WHERE m.id = tenant_migrations.id))")]
    [InlineData("DO $$ DECLARE tenant_migrations record; BEGIN SELECT 1 AS id INTO tenant_migrations; RAISE NOTICE '%', tenant_migrations.id; END $$")]
    [InlineData("DO $$ <<tenant_migrations>> DECLARE a int; BEGIN tenant_migrations.a := 1; END $$")]
    [InlineData("SELECT schema tenant_migrations FROM t")]
    [InlineData("CREATE TABLE t (schema tenant_migrations)")]
    [InlineData("ALTER TABLE t ADD schema tenant_migrations")]
    [InlineData("IMPORT FOREIGN SCHEMA tenant_migrations FROM SERVER s INTO public")]
    [InlineData("CREATE ROLE tenant_migrations")]
    [InlineData("SELECT \"Tenant_Migrations\".f()")]
    [InlineData("SELECT x.tenant_migrations2.y, tenant_migrations2.y FROM tenant_migrations2")]
    public void What_is_only_called_so_is_not_reported(string sql) => Assert.Empty(s_rule.Say(sql + ";"));

    [Theory]
    [InlineData("SELECT * FROM pg_namespace WHERE nspname <> 'tenant_migrations'")]
    [InlineData("SELECT * FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'tenant_migrations')")]
    [InlineData("SELECT * FROM x WHERE name NOT LIKE 'tenant_migrations.%'")]
    [InlineData("INSERT INTO translations VALUES ('tenant_migrations.title', 'from tenant_migrations.x')")]
    [InlineData("SELECT 'tenant_migrations.title'")]
    [InlineData("SELECT 'tenant_migrations.title' AS regular")]
    [InlineData("SELECT 'docs/tenant_migrations.sql', 'shop.tenant_migrations.title', 'my_tenant_migrations.tenant_migration_x'")]
    [InlineData("SELECT 'see tenant_migrations. It is there', 'from tenant_migrations'")]
    [InlineData("COMMENT ON TABLE t IS 'copied from tenant_migrations.tenant_migration_status'")]
    [InlineData("DO $$ BEGIN RAISE NOTICE 'look into tenant_migrations.tenant_migration_log'; END $$")]
    [InlineData("DO $$ BEGIN EXECUTE format('DROP SCHEMA %I', 'x'); END $$; -- tenant_migrations.x")]
    [InlineData("DO $$ BEGIN EXECUTE 'DELETE FROM tenant_migrations USING a WHERE a.id = tenant_migrations.id'; END $$")]
    [InlineData("DO $$ BEGIN EXECUTE 'SELECT tenant_migrations.id FROM a AS \"tenant_migrations\"'; END $$")]
    [InlineData("SELECT 1 /* FROM tenant_migrations.x */")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE plpython3u AS $$ tenant_migrations.x() $$")]
    [InlineData("SET LOCAL app.x = 'tenant_migrations'")]
    [InlineData("SET LOCAL search_path = 'a, tenant_migrations'")]
    public void Texts_and_comments_are_no_mention(string sql) => Assert.Empty(s_rule.Say(sql + ";"));

    [Fact]
    public void The_schema_is_the_one_that_the_project_names()
    {
        var own = new Tenancy("TM3003") { Options = new ScriptOptions { JournalSchema = "Journal \"1\"" } };
        Assert.Equal(["\"Journal \"\"1\"\"\".x"], own.Marks("SELECT * FROM \"Journal \"\"1\"\"\".x;"));
        Assert.Single(own.Say("SELECT '\"Journal \"\"1\"\"\".x'::regclass;"));
        Assert.Empty(own.Say("SELECT * FROM tenant_migrations.x;"));
    }

    [Fact]
    public void In_a_schema_that_is_the_applications_too_only_the_tables_are_the_journal()
    {
        var shared = new Tenancy("TM3003") { Options = new ScriptOptions { JournalSchema = "public" } };
        Assert.Equal(["public.tenant_migration_status"], shared.Marks("SELECT * FROM public.tenant_migration_status;"));
        Assert.Empty(shared.Say("SELECT * FROM public.orders; GRANT USAGE ON SCHEMA public TO app; SET LOCAL search_path = public; SELECT 'public.orders'::regclass;"));
    }

    [Fact]
    public void Once_a_statement() => Assert.Equal(["tenant_migrations.a", "tenant_migrations.c"], s_rule.Marks("SELECT * FROM tenant_migrations.a, tenant_migrations.b; SELECT * FROM tenant_migrations.c;"));

    [Fact]
    public void It_can_be_accepted() => Assert.Empty(s_rule.Say("-- tm:allow TM3003 monitoring reads it\nGRANT USAGE ON SCHEMA tenant_migrations TO monitor;"));
}
