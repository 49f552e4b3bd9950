namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm3001Tests
{
    private const string Instead = "Leave it out: TenantRole in tenantmigrations.json is the place for the role of tenant migrations, GRANT gives a right that is missing, and ALTER … OWNER TO another owner.";

    private static readonly Tenancy s_rule = new("TM3001");

    [Fact]
    public void Taking_a_role_is_an_error() =>
        Assert.Equal(
            [$"{Sources.Users}.sql(4,1): error TM3001: SET ROLE takes another role than the one that the runner works with. The runner compares it at the end of the migration, and rolls back where it differs. {Instead}"],
            s_rule.Say("SET LOCAL ROLE shop_owner;"));

    [Theory]
    [InlineData("SET ROLE shop")]
    [InlineData("SET SESSION ROLE 'shop'")]
    [InlineData("SET LOCAL ROLE \"Shop\"")]
    [InlineData("SET role = shop")]
    [InlineData("SET LOCAL Role TO 'shop'")]
    [InlineData("SET role TO DEFAULT")]
    [InlineData("SET ROLE ${app}")]
    [InlineData("RESET ROLE")]
    [InlineData("SET SESSION AUTHORIZATION shop")]
    [InlineData("SET LOCAL SESSION AUTHORIZATION 'shop'")]
    [InlineData("SET SESSION AUTHORIZATION DEFAULT")]
    [InlineData("SET session_authorization = shop")]
    [InlineData("RESET SESSION AUTHORIZATION")]
    public void Every_spelling_in_and_outside_a_transaction(string sql)
    {
        Assert.Equal([sql], s_rule.Marks(sql + ";"));
        Assert.Equal([sql], s_rule.Marks(sql + ";", Tenancy.Outside));
    }

    [Theory]
    [InlineData("SELECT set_config('role', 'shop', true)", "set_config('role', 'shop', true)")]
    [InlineData("SELECT 1, pg_catalog.set_config('ROLE', current_user, false)", "pg_catalog.set_config('ROLE', current_user, false)")]
    [InlineData("SELECT SET_CONFIG('session_authorization'::text, $$shop$$, x) FROM t", "SET_CONFIG('session_authorization'::text, $$shop$$, x)")]
    [InlineData("SELECT U&\"set\\005fconfig\"('role', 'shop', true)", "U&\"set\\005fconfig\"('role', 'shop', true)")]
    [InlineData("SELECT set_config(E'role', 'shop', true)", "set_config(E'role', 'shop', true)")]
    [InlineData("SELECT set_config(U&'role', 'shop', true)", "set_config(U&'role', 'shop', true)")]
    [InlineData("SELECT set_config((('role')), 'shop', true)", "set_config((('role')), 'shop', true)")]
    [InlineData("SELECT set_config(('role'::text), 'shop', true)", "set_config(('role'::text), 'shop', true)")]
    [InlineData("SELECT set_config(CAST('role' AS text), 'shop', true)", "set_config(CAST('role' AS text), 'shop', true)")]
    [InlineData("SELECT set_config(text 'role', 'shop', true)", "set_config(text 'role', 'shop', true)")]
    [InlineData("INSERT INTO t SELECT set_config(N'role', 'shop', true)", "set_config(N'role', 'shop', true)")]
    [InlineData("CREATE TABLE t AS SELECT set_config('role', 'shop', true)", "set_config('role', 'shop', true)")]
    [InlineData("EXPLAIN ANALYZE SELECT set_config('role', 'shop', true)", "set_config('role', 'shop', true)")]
    [InlineData("DO $$ BEGIN PERFORM set_config('role', 'shop', true); END $$", "set_config('role', 'shop', true)")]
    [InlineData("DO $$ DECLARE x text := set_config('role', f(1, 2), true); BEGIN END $$", "set_config('role', f(1, 2), true)")]
    [InlineData("DO $$ BEGIN IF true THEN SET LOCAL ROLE shop; END IF; END $$", "SET LOCAL ROLE shop")]
    [InlineData("DO LANGUAGE plpgsql $$ BEGIN RESET ROLE; END $$", "RESET ROLE")]
    [InlineData("DO $a$ BEGIN DO $b$ BEGIN PERFORM set_config('role', 'shop', true); END $b$; END $a$", "set_config('role', 'shop', true)")]
    public void Calls_and_bodies_that_run_count(string sql, string mark) => Assert.Equal([mark], s_rule.Marks(sql + ";"));

    [Theory]
    [InlineData("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql SET role = shop AS $$ BEGIN SET ROLE x; PERFORM set_config('role', 'x', true); END $$")]
    [InlineData("CREATE FUNCTION f() RETURNS text LANGUAGE sql RETURN set_config('role', 'shop', true)")]
    [InlineData("CREATE FUNCTION f() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT set_config('role', 'shop', true); END")]
    [InlineData("DO $$ BEGIN CREATE FUNCTION f() RETURNS text LANGUAGE sql RETURN set_config('role', 'shop', true); PERFORM set_config('x.y', 'role', true); END $$")]
    [InlineData("DO $a$ BEGIN CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $b$ BEGIN PERFORM set_config('role', 'x', true); END $b$; END $a$")]
    [InlineData("CREATE VIEW v AS SELECT set_config('role', 'shop', true)")]
    [InlineData("CREATE TABLE t (a text DEFAULT set_config('role', 'shop', true))")]
    [InlineData("CREATE TABLE t AS SELECT set_config('role', 'shop', true) WITH NO DATA")]
    [InlineData("PREPARE p AS SELECT set_config('role', 'shop', true)")]
    [InlineData("EXPLAIN SELECT set_config('role', 'shop', true)")]
    [InlineData("ALTER ROLE shop SET role = other")]
    [InlineData("ALTER ROLE shop RESET role")]
    [InlineData("ALTER DATABASE d SET role = other")]
    [InlineData("CREATE ROLE role")]
    [InlineData("ALTER FUNCTION f() SET role = shop")]
    [InlineData("GRANT shop TO other")]
    [InlineData("SELECT current_setting('role'), current_role, 'set role x'")]
    [InlineData("SELECT app.set_config('role', 'shop', true)")]
    [InlineData("SELECT set_config('app.role', 'shop', true)")]
    [InlineData("SELECT set_config(name, 'role', true) FROM t")]
    [InlineData("SELECT set_config('role')")]
    [InlineData("SELECT set_config(('app.') || ('role'), 'x', true)")]
    [InlineData("SELECT set_config(lower('role'), 'x', true)")]
    [InlineData("SELECT set_config(U&'r!006fle' UESCAPE '!', 'x', true)")]
    [InlineData("UPDATE t SET role = 'x', session_authorization = 'y'")]
    [InlineData("DO $$ BEGIN EXECUTE 'SET ROLE shop'; END $$")]
    [InlineData("DO LANGUAGE plpython3u $$ x(\"select set_config('role', 'shop', true)\") $$")]
    [InlineData("SET app.role = 'x'")]
    [InlineData("SET ROLE NONE")]
    [InlineData("SET LOCAL ROLE NONE")]
    [InlineData("SET LOCAL role = 'none'")]
    [InlineData("SELECT set_config('role', 'none', true)")]
    [InlineData("SELECT 1 /* SET ROLE x; set_config('role', 'x', true) */")]
    public void What_changes_no_role_now_is_not_reported(string sql) => Assert.Empty(s_rule.Say(sql + ";"));

    [Fact]
    public void One_finding_stands_for_taking_it_and_giving_it_back() =>
        Assert.Equal(["SET ROLE a", "SET SESSION AUTHORIZATION b", "SET ROLE c"], s_rule.Marks("SET ROLE a; SELECT 1; RESET ROLE; SET SESSION AUTHORIZATION b; RESET SESSION AUTHORIZATION; SET ROLE c; SET ROLE NONE;"));

    [Fact]
    public void Giving_up_says_what_is_given_up() =>
        Assert.Equal(
            $"RESET ROLE gives up the role that the runner works with, which is TenantRole where that is set. The runner compares it behind each statement here, and stops where it differs. {Instead}",
            s_rule.Message("RESET ROLE;", Tenancy.Outside));

    [Fact]
    public void The_user_of_the_session_has_words_of_its_own() =>
        Assert.Equal(
            "SET SESSION AUTHORIZATION takes another user than the one that the runner works with. What follows would run with other rights, and what the runner writes into its journal too. "
            + "Leave it out: who connects is a matter of ConnectionString, GRANT gives a right that is missing, and ALTER … OWNER TO another owner.",
            s_rule.Message("SET SESSION AUTHORIZATION shop;", Tenancy.Outside));

    [Fact]
    public void It_can_be_accepted_with_what_gives_it_back() => Assert.Empty(s_rule.Say("-- tm:allow TM3001 the owner makes its tables\nSET LOCAL ROLE a;\nSELECT 1;\nRESET ROLE;"));

    [Fact]
    public void In_a_class_too() => Assert.Equal(["TM3001"], Sources.SqlClass(up: "SET ROLE a").Read().StatementFindings.Select(f => f.RuleId));
}
