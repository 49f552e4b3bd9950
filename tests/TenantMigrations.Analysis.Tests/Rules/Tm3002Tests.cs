namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm3002Tests
{
    private const string Together = "and with TransactionPer Tenant those behind it run with it when they are applied together with this one, and without it otherwise.";

    private static readonly Tenancy s_shared = new("TM3002");

    private static readonly Tenancy s_rule = new("TM3002") { Options = new ScriptOptions { Isolation = TenantIsolation.Schema } };

    [Fact]
    public void Set_without_local_has_its_rewrite() =>
        Assert.Equal(
            [$"{Sources.Users}.sql(4,1): error TM3002: SET work_mem lasts beyond the migration, {Together} Write SET LOCAL work_mem = '64MB';"],
            s_rule.Say("SET work_mem = '64MB';"));

    [Theory]
    [InlineData("SET SESSION work_mem TO '64MB'", "Write SET LOCAL work_mem TO '64MB';")]
    [InlineData("set /* a */ session\n  work_mem\n= 64", "Write SET LOCAL work_mem = 64;")]
    [InlineData("SET TIME ZONE 'UTC'", "Write SET LOCAL TIME ZONE 'UTC';")]
    [InlineData("SET session.x = 1", "Write SET LOCAL session.x = 1;")]
    [InlineData("SET x.y = ${app}", "Write SET LOCAL x.y = ${app};")]
    [InlineData("SET XML OPTION DOCUMENT", "Write SET LOCAL XML OPTION DOCUMENT;")]
    [InlineData("SELECT set_config('work_mem', '8MB', false)", "Write set_config('work_mem', '8MB', true);")]
    [InlineData("SELECT set_config('work_mem','8MB',false)", "Write set_config('work_mem','8MB', true);")]
    [InlineData("SELECT set_config(name, value, false) FROM s", "Write set_config(name, value, true);")]
    [InlineData("DO $$ BEGIN SET work_mem = '64MB'; END $$", "Write SET LOCAL work_mem = '64MB';")]
    [InlineData("DO $$ BEGIN PERFORM set_config('work_mem', (SELECT 1)::text, 'off'); END $$", "Write set_config('work_mem', (SELECT 1)::text, true);")]
    public void Every_spelling_has_it(string sql, string rewrite) => Assert.EndsWith(". " + rewrite, s_rule.Message(sql + ";"), StringComparison.Ordinal);

    [Theory]
    [InlineData("false")]
    [InlineData("FALSE")]
    [InlineData("'f'")]
    [InlineData("' Off '")]
    [InlineData("'0'")]
    [InlineData("0::bool")]
    [InlineData("'no'::boolean")]
    [InlineData("boolean 'false'")]
    [InlineData("CAST('f' AS bool)")]
    [InlineData("NULL")]
    public void False_has_many_spellings(string no) => Assert.Single(s_rule.Say($"SELECT set_config('work_mem', '8MB', {no});"));

    [Theory]
    [InlineData("true")]
    [InlineData("'on'")]
    [InlineData("1::bool")]
    [InlineData("NOT true")]
    [InlineData("is_local => false")]
    [InlineData("${app}")]
    [InlineData("x")]
    [InlineData("x = 'false'")]
    [InlineData("'maybe'")]
    public void What_is_not_surely_false_is_not_reported(string other) => Assert.Empty(s_rule.Say($"SELECT set_config('work_mem', '8MB', {other}) FROM t;"));

    [Fact]
    public void The_head_of_a_dump_has_words_for_each_line()
    {
        const string Dump = """
            SET statement_timeout = 0;
            SET lock_timeout = 0;
            SET idle_in_transaction_session_timeout = 0;
            SET client_encoding = 'UTF8';
            SET standard_conforming_strings = on;
            SELECT pg_catalog.set_config('search_path', '', false);
            SET check_function_bodies = false;
            SET xmloption = content;
            SET client_min_messages = warning;
            SET row_security = off;
            SET default_tablespace = '';
            SET default_table_access_method = heap;
            """;
        string[] expected =
        [
            "SET statement_timeout lasts beyond the migration, and the runner has timeouts of its own for each migration. Write SET LOCAL statement_timeout = 0; Or leave it out; StatementTimeout in tenantmigrations.json is the place for it.",
            "SET lock_timeout lasts beyond the migration, and the runner has timeouts of its own for each migration. Write SET LOCAL lock_timeout = 0; Or leave it out; LockTimeout in tenantmigrations.json is the place for it.",
            $"SET idle_in_transaction_session_timeout lasts beyond the migration, {Together} Write SET LOCAL idle_in_transaction_session_timeout = 0;",
            "SET client_encoding lasts beyond the migration. Leave it out: the runner's connections speak UTF8, and with another encoding names and texts would be garbled.",
            "SET standard_conforming_strings lasts beyond the migration. Leave it out: it is on by default, and this file is read so.",
            "set_config('search_path', …, false) lasts beyond the migration, and the runner compares search_path at its end: where it differs, the migration is rolled back. "
            + "pg_dump writes this line for a restore, whose names all have a schema; leave it out. Write the schema before the names, or give a function its own path: CREATE FUNCTION … SET search_path = ….",
            $"SET check_function_bodies lasts beyond the migration, {Together} Write SET LOCAL check_function_bodies = false;",
            $"SET xmloption lasts beyond the migration, {Together} Write SET LOCAL xmloption = content;",
            $"SET client_min_messages lasts beyond the migration, {Together} Write SET LOCAL client_min_messages = warning;",
            $"SET row_security lasts beyond the migration, {Together} Write SET LOCAL row_security = off;",
            $"SET default_tablespace lasts beyond the migration, {Together} Write SET LOCAL default_tablespace = '';",
            $"SET default_table_access_method lasts beyond the migration, {Together} Write SET LOCAL default_table_access_method = heap;",
        ];
        Assert.Equal(expected, s_rule.Say(Dump).Select(line => line[(line.IndexOf("TM3002: ", StringComparison.Ordinal) + 8)..]));
    }

    [Fact]
    public void The_rewrite_of_the_context_is_not_SET_LOCAL() =>
        Assert.Equal(
            "SET app.current_tenant_id lasts beyond the migration, and the runner compares the tenant setting app.current_tenant_id at its end: where it differs, the migration is rolled back. "
            + "A tenant migration runs once for each tenant and has the setting already: leave it out. Who goes through tenants in one migration puts the first value back at the end.",
            s_rule.Message("SET app.current_tenant_id = 'acme';"));

    [Theory]
    [InlineData("RESET work_mem", "RESET work_mem undoes what the connection or the runner has set, also for the migrations behind this one. Leave it out: what SET LOCAL sets ends with the migration by itself.")]
    [InlineData("SET work_mem TO DEFAULT", "RESET work_mem undoes what the connection or the runner has set, also for the migrations behind this one. Leave it out: what SET LOCAL sets ends with the migration by itself.")]
    [InlineData("SET TIME ZONE LOCAL", "RESET timezone undoes what the connection or the runner has set, also for the migrations behind this one. Leave it out: what SET LOCAL sets ends with the migration by itself.")]
    [InlineData("SET LOCAL work_mem = '8MB'; RESET work_mem", "RESET work_mem undoes what the connection or the runner has set, also for the migrations behind this one. Leave it out: what SET LOCAL sets ends with the migration by itself.")]
    [InlineData("RESET search_path", "RESET search_path puts back search_path, which the runner has set for this migration and compares at its end. Leave it out.")]
    [InlineData("RESET ALL", "RESET ALL puts back what the runner has set for this migration too, and the runner then rolls the migration back. Leave it out: what SET LOCAL sets ends with the migration by itself.")]
    [InlineData("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY", "SET SESSION CHARACTERISTICS changes the later transactions of this connection, those of the runner among them, and not this one. Leave it out: the runner says for each transaction how it runs.")]
    public void What_has_no_use_in_a_transaction_is_said(string sql, string message) => Assert.Equal(message, s_rule.Message(sql + ";"));

    [Fact]
    public void One_finding_stands_for_setting_and_resetting() => Assert.Equal(["SET work_mem = '8MB'"], s_rule.Marks("SET work_mem = '8MB'; SELECT 1; RESET work_mem;"));

    [Theory]
    [InlineData("SET LOCAL work_mem = '8MB'")]
    [InlineData("SET LOCAL work_mem TO DEFAULT")]
    [InlineData("SET CONSTRAINTS ALL DEFERRED")]
    [InlineData("SET TRANSACTION READ ONLY")]
    [InlineData("SET transaction_read_only = on")]
    [InlineData("SET ROLE x")]
    [InlineData("RESET SESSION AUTHORIZATION")]
    [InlineData("SET tenant_migrations.head = ''")]
    [InlineData("DISCARD ALL")]
    [InlineData("ALTER ROLE r SET work_mem = '8MB'")]
    [InlineData("ALTER ROLE r RESET ALL")]
    [InlineData("ALTER DATABASE d SET work_mem = '8MB'")]
    [InlineData("ALTER SYSTEM RESET ALL")]
    [InlineData("ALTER FUNCTION f() RESET ALL")]
    [InlineData("ALTER TABLE t SET (fillfactor = 70)")]
    [InlineData("ALTER TABLE t RESET (fillfactor)")]
    [InlineData("UPDATE t SET work_mem = '8MB'")]
    [InlineData("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql SET work_mem = '8MB' AS $$ BEGIN SET work_mem = '9MB'; PERFORM set_config('a.b', 'c', false); END $$")]
    [InlineData("CREATE FUNCTION f() RETURNS text LANGUAGE sql RETURN set_config('a.b', 'c', false)")]
    [InlineData("CREATE POLICY p ON t USING (set_config('a.b', 'c', false) IS NOT NULL)")]
    [InlineData("SELECT mine.set_config('a.b', 'c', false)")]
    [InlineData("SELECT 'set_config(''a.b'', ''c'', false)', set_config")]
    [InlineData("DO $$ BEGIN EXECUTE 'SET work_mem = 1'; END $$")]
    [InlineData("SHOW work_mem")]
    public void What_is_another_thing_is_not_reported(string sql) => Assert.Empty(s_rule.Say(sql + ";"));

    [Theory]
    [InlineData("SET work_mem = '8MB'; CREATE INDEX CONCURRENTLY i ON t (a); RESET work_mem")]
    [InlineData("SET work_mem = '8MB'; CREATE INDEX CONCURRENTLY i ON t (a); SET work_mem TO DEFAULT")]
    [InlineData("SET Work_Mem = '8MB'; VACUUM t; SET work_mem = '9MB'; VACUUM t; RESET work_mem")]
    [InlineData("SELECT set_config('work_mem', '8MB', false); VACUUM t; SELECT set_config('work_mem', NULL, false)")]
    [InlineData("DO $$ BEGIN SET work_mem = '8MB'; END $$; VACUUM t; RESET work_mem")]
    [InlineData("DO $$ BEGIN SET search_path = a; RESET search_path; END $$")]
    [InlineData("DO $$ DECLARE old text := current_setting('search_path'); BEGIN SET search_path = a; PERFORM set_config('search_path', old, false); END $$")]
    [InlineData("SELECT set_config('work_mem', '8MB', false); VACUUM t; SELECT set_config('work_mem', current_setting('app.kept'), false)")]
    [InlineData("SELECT set_config(name, value, false) FROM kept")]
    [InlineData("RESET work_mem")]
    [InlineData("SET LOCAL search_path = a")]
    [InlineData("DISCARD PLANS")]
    public void Outside_a_transaction_what_is_put_back_is_right(string sql) => Assert.Empty(s_rule.Say(sql + ";", Tenancy.Outside));

    [Theory]
    [InlineData("SET work_mem = '8MB'", "SET work_mem lasts to the end of the migration, and what the runner writes into its journal runs with it. Write RESET work_mem; behind the statements that need it.")]
    [InlineData("SELECT set_config('work_mem', '8MB', false)", "set_config('work_mem', …, false) lasts to the end of the migration, and what the runner writes into its journal runs with it. Write RESET work_mem; behind the statements that need it.")]
    [InlineData("RESET work_mem; SET work_mem = '8MB'", "SET work_mem lasts to the end of the migration, and what the runner writes into its journal runs with it. Write RESET work_mem; behind the statements that need it.")]
    [InlineData("SET session_replication_role = replica; RESET work_mem", "SET session_replication_role lasts to the end of the migration, and what the runner writes into its journal runs with it. Write RESET session_replication_role; behind the statements that need it.")]
    [InlineData("SET statement_timeout = 0", "SET statement_timeout does nothing here: outside a transaction the runner sets both timeouts anew before each statement. Leave it out; StatementTimeout in tenantmigrations.json is the place for it.")]
    [InlineData("SET client_encoding = 'UTF8'", "SET client_encoding lasts beyond the statements that need it. Leave it out: the runner's connections speak UTF8, and with another encoding names and texts would be garbled.")]
    [InlineData("SET search_path = a; VACUUM t; RESET search_path", "SET search_path changes search_path, which the runner compares behind each statement of a migration outside a transaction: where it differs, it stops here. Write the schema before the names, or give a function its own path: CREATE FUNCTION … SET search_path = ….")]
    [InlineData("RESET search_path", "RESET search_path puts back search_path, which the runner has set and compares behind each statement of a migration outside a transaction: it stops here. Leave it out.")]
    [InlineData("SET work_mem = '8MB'; RESET ALL", "RESET ALL puts back what the runner has set too, the tenant setting and search_path among it, and the runner then stops a tenant's migration. Name what was set: RESET work_mem;")]
    [InlineData("SET work_mem = '8MB'; DISCARD ALL", "DISCARD ALL gives free the locks that the runner holds on this connection and puts back what it has set, so that another run may begin the same work. Leave it out: the connection is the migration's own and is thrown away behind it.")]
    public void Outside_a_transaction_the_words_are_others(string sql, string message) => Assert.Equal(message, s_rule.Message(sql + ";", Tenancy.Outside));

    [Theory]
    [InlineData("SELECT pg_advisory_unlock_all()", "pg_advisory_unlock_all()")]
    [InlineData("SELECT PG_Catalog.pg_advisory_unlock_all ( )", "PG_Catalog.pg_advisory_unlock_all ( )")]
    [InlineData("DO $$ BEGIN PERFORM pg_advisory_unlock_all(); END $$", "pg_advisory_unlock_all()")]
    public void Outside_a_transaction_the_locks_of_the_runner_stay(string sql, string mark)
    {
        Assert.Equal([mark], s_rule.Marks(sql + ";", Tenancy.Outside));
        Assert.Equal(
            "pg_advisory_unlock_all() gives free the locks that the runner holds on this connection, so that another run may begin the same work. "
            + "Give free what you took yourself, by its key: pg_advisory_unlock(…).",
            s_rule.Message(sql + ";", Tenancy.Outside));
        Assert.Empty(s_rule.Say(sql + ";"));
    }

    [Theory]
    [InlineData("SELECT pg_advisory_unlock(1)")]
    [InlineData("SELECT mine.pg_advisory_unlock_all()")]
    [InlineData("SELECT 'pg_advisory_unlock_all()'")]
    [InlineData("CREATE VIEW v AS SELECT pg_advisory_unlock_all()")]
    [InlineData("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_unlock_all(); END $$")]
    [InlineData("DO $$ BEGIN CREATE FUNCTION f() RETURNS void LANGUAGE sql RETURN pg_advisory_unlock_all(); END $$")]
    [InlineData("DO $$ BEGIN EXECUTE 'SELECT pg_advisory_unlock_all()'; END $$")]
    public void What_gives_no_lock_of_the_runner_free_is_not_reported(string sql) => Assert.Empty(s_rule.Say(sql + ";", Tenancy.Outside));

    [Fact]
    public void A_path_that_the_runner_has_not_made_lasts_too()
    {
        Assert.StartsWith(
            "SET search_path lasts beyond the migration, and the runner compares search_path at its end: where it differs, the migration is rolled back. ",
            s_shared.Message("SET search_path = public;"),
            StringComparison.Ordinal);
        Assert.Equal(
            "RESET search_path undoes what the connection or the runner has set, also for the migrations behind this one. Leave it out: what SET LOCAL sets ends with the migration by itself.",
            s_shared.Message("RESET search_path;"));
        Assert.StartsWith("SET search_path changes search_path, which the runner compares behind each statement", s_shared.Message("SET search_path = public; VACUUM t;", Tenancy.Outside), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SET search_path = public; VACUUM t; RESET search_path")]
    [InlineData("RESET search_path")]
    [InlineData("SELECT set_config('search_path', current_setting('app.kept'), false)")]
    public void Outside_a_transaction_it_may_be_the_same_and_is_put_back(string sql) => Assert.Empty(s_shared.Say(sql + ";", Tenancy.Outside));

    [Fact]
    public void Outside_a_transaction_the_tenant_setting_is_the_tenants()
    {
        const string Empty = "SELECT set_config('app.current_tenant_id', '', false);";
        var global = new Tenancy("TM3002") { Folder = "system" };
        Assert.Single(s_shared.Say(Empty, Tenancy.Outside));
        Assert.Empty(global.Say(Empty, Tenancy.Outside));
        Assert.Single(s_shared.Say("RESET app.current_tenant_id;", Tenancy.Outside));
        Assert.Empty(global.Say("RESET app.current_tenant_id;", Tenancy.Outside));
        Assert.EndsWith("empties it behind them: set_config('app.current_tenant_id', '', false).", global.Message("SET app.current_tenant_id = 'x';", Tenancy.Outside), StringComparison.Ordinal);
    }

    [Fact]
    public void It_can_be_accepted() => Assert.Empty(s_rule.Say("-- tm:allow TM3002 the next one needs it\nSET work_mem = '8MB';\nRESET work_mem;"));
}
