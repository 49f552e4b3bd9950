using TenantMigrations.Analysis;
using TenantMigrations.Engine;
using static TenantMigrations.Postgres.Tests.Fleet;

namespace TenantMigrations.Postgres.Tests.Rules;

/// <summary>What TM3001 and TM3004 report, the runner refuses; what they let pass, it takes. And what TM3002 says of settings is so.</summary>
public sealed class ContextRules
{
    private static readonly ExecutionPolicy s_shared = SchemaPolicy with { Isolation = TenantIsolation.Shared, TenantRole = "tm_app" };

    [Theory]
    [InlineData("SET LOCAL ROLE tm_other")]
    [InlineData("SET role = 'tm_other'")]
    [InlineData("RESET ROLE")]
    [InlineData("SET LOCAL ROLE tm_other; CREATE TABLE t (id int); RESET ROLE")]
    [InlineData("SELECT set_config('role', 'tm_other', true)")]
    [InlineData("DO $$ BEGIN PERFORM pg_catalog.set_config('ROLE', 'tm_other', false); END $$")]
    [InlineData("DO $$ BEGIN IF true THEN SET LOCAL ROLE tm_other; END IF; END $$")]
    [InlineData("CREATE TABLE t AS SELECT set_config('role', 'tm_other', true) AS r")]
    [InlineData("SET SESSION AUTHORIZATION tm_other")]
    [InlineData("SET LOCAL SESSION AUTHORIZATION tm_other")]
    public Task A_changed_role_is_reported_and_refused(string sql) => AgreesAsync("TM3001", sql, s_shared, isRefused: true);

    [Theory]
    [InlineData("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql SET role = tm_app AS $$ BEGIN PERFORM set_config('role', 'none', true); END $$")]
    [InlineData("CREATE FUNCTION f() RETURNS text LANGUAGE sql RETURN set_config('role', 'tm_other', true)")]
    [InlineData("CREATE VIEW v AS SELECT set_config('role', 'tm_other', true) AS r")]
    [InlineData("CREATE TABLE t AS SELECT set_config('role', 'tm_other', true) AS r WITH NO DATA")]
    [InlineData("CREATE TABLE t (r text DEFAULT set_config('role', 'tm_other', true))")]
    [InlineData("EXPLAIN SELECT set_config('role', 'tm_other', true)")]
    [InlineData("SELECT current_setting('role'), set_config('app.role', 'x', true)")]
    public Task Where_no_role_changes_nothing_is_reported_and_it_is_taken(string sql) => AgreesAsync("TM3001", sql, s_shared, isRefused: false);

    [Theory]
    [InlineData("SET LOCAL search_path = archive")]
    [InlineData("SET LOCAL SCHEMA 'archive'")]
    [InlineData("SET LOCAL App.Current_Tenant_ID = 'globex'")]
    [InlineData("SELECT set_config('search_path', current_setting('search_path') || ', archive', true)")]
    [InlineData("SELECT set_config('app.current_tenant_id', 'globex', 'yes')")]
    [InlineData("DO $$ BEGIN SET LOCAL search_path = archive; END $$")]
    [InlineData("CREATE TABLE t AS SELECT set_config('search_path', 'archive', true) AS p")]
    [InlineData("SET LOCAL search_path TO DEFAULT")]
    [InlineData("SELECT set_config('app.current_tenant_id', '', true)")]
    public Task A_context_that_is_left_is_reported_and_refused(string sql) => AgreesAsync("TM3004", sql, SchemaPolicy, isRefused: true);

    [Theory]
    [InlineData("SET LOCAL search_path = \"$user\", public")]
    [InlineData("SELECT set_config('search_path', '\"$user\", public', true)")]
    [InlineData("SET LOCAL search_path TO DEFAULT")]
    [InlineData("SET LOCAL SCHEMA 'archive'; SET LOCAL search_path TO \"$user\", public")]
    public async Task The_path_that_the_database_has_anyway_is_taken_where_the_runner_makes_none(string sql)
    {
        foreach (var policy in new[] { s_shared with { TenantRole = null }, SchemaPolicy with { Isolation = TenantIsolation.Database } })
        {
            Assert.DoesNotContain("TM3004", Ids(sql, isolation: policy.Isolation));
            await using var fleet = await CreateAsync(policy);
            Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(await fleet.TenantAsync(), Apply(1, Statements(sql)))).End);
        }
    }

    [Theory]
    [InlineData("SET LOCAL search_path = \"$user\", public")]
    [InlineData("SET LOCAL search_path TO DEFAULT")]
    [InlineData("SET LOCAL app.current_tenant_id = ''")]
    [InlineData("SET LOCAL app.current_tenant_id TO DEFAULT")]
    public async Task What_the_runner_has_made_for_a_tenant_it_has_not_for_global_work(string sql)
    {
        Assert.Contains("TM3004", Ids(sql));
        Assert.Empty(Ids(sql, folder: "system"));
        await using var fleet = await CreateAsync();
        Assert.Equal(WorkEnd.Failed, (await fleet.RunAsync(await fleet.TenantAsync(), Apply(1, sql))).End);
        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(null, Global(2, sql))).End);
    }

    [Theory]
    [InlineData("SELECT set_config('app.old', current_setting('search_path'), true); SET LOCAL search_path = archive; SELECT set_config('search_path', current_setting('app.old'), true)")]
    [InlineData("DO $$ DECLARE old text := current_setting('search_path'); BEGIN SET LOCAL search_path = archive; EXECUTE 'SELECT set_config(''search_path'', $1, true)' USING old; END $$")]
    [InlineData("DO $$ DECLARE old text := current_setting('app.current_tenant_id'); t text; BEGIN FOR t IN VALUES ('a'), ('b') LOOP PERFORM set_config('app.current_tenant_id', t, true); END LOOP; PERFORM set_config('app.current_tenant_id', old, true); END $$")]
    [InlineData("SAVEPOINT s; SET LOCAL search_path = archive; ROLLBACK TO SAVEPOINT s")]
    [InlineData("SELECT set_config('search_path', current_setting('search_path'), true)")]
    [InlineData("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql SET search_path = archive AS $$ BEGIN SET LOCAL search_path = other; END $$; SELECT f()")]
    [InlineData("ALTER FUNCTION pg_temp.g() SET search_path = archive")]
    [InlineData("SET LOCAL work_mem = '9MB'; SET LOCAL app.other = 'x'")]
    public Task Where_the_context_is_as_it_was_nothing_is_reported_and_it_is_taken(string sql) =>
        AgreesAsync("TM3004", "CREATE FUNCTION pg_temp.g() RETURNS int LANGUAGE sql RETURN 1; " + sql, SchemaPolicy, isRefused: false);

    [Fact]
    public async Task In_a_global_migration_who_goes_through_tenants_empties_the_setting_behind_them()
    {
        await using var fleet = await CreateAsync();
        const string Loop = "DO $$ DECLARE t text; BEGIN FOR t IN VALUES ('a'), ('b') LOOP PERFORM set_config('app.current_tenant_id', t, true); END LOOP; {0} END $$";
        var left = await fleet.RunAsync(null, Global(1, Loop.Replace("{0}", "", StringComparison.Ordinal)));
        Assert.Contains("the migration changed app.current_tenant_id from '' to 'b'", left.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(null, Global(2, Loop.Replace("{0}", "PERFORM set_config('app.current_tenant_id', '', true);", StringComparison.Ordinal)))).End);
    }

    [Theory]
    [InlineData("SET work_mem = '9MB'")]
    [InlineData("SELECT set_config('work_mem', '9MB', false)")]
    [InlineData("SELECT set_config('work_mem', '9MB', NULL)")]
    [InlineData("SELECT set_config('work_mem', '9MB', ' OF '::bool)")]
    [InlineData("DO $$ BEGIN SET work_mem = '9MB'; END $$")]
    public async Task What_lasts_is_reported_and_the_migration_behind_gets_another_session(string sql)
    {
        Assert.Contains("TM3002", Ids(sql));
        await using var fleet = await CreateAsync();
        await fleet.RunAsync(await fleet.TenantAsync(), Apply(1, sql), Apply(2, "CREATE TABLE seen AS SELECT current_setting('work_mem') AS w"));
        Assert.NotEqual("9MB", await fleet.Database.ScalarAsync<string>("SELECT w FROM acme.seen"));
        await fleet.RunAsync(await fleet.TenantAsync("globex"), Apply(2, "CREATE TABLE seen AS SELECT current_setting('work_mem') AS w"));
        Assert.NotEqual("9MB", await fleet.Database.ScalarAsync<string>("SELECT w FROM globex.seen"));
    }

    [Theory]
    [InlineData("SET LOCAL work_mem = '9MB'")]
    [InlineData("SELECT set_config('work_mem', '9MB', 'tr')")]
    public async Task What_is_local_is_not_and_ends(string sql)
    {
        Assert.Empty(Ids(sql));
        await using var fleet = await CreateAsync();
        await fleet.RunAsync(await fleet.TenantAsync(), Apply(1, sql), Apply(2, "CREATE TABLE seen AS SELECT current_setting('work_mem') AS w"));
        Assert.NotEqual("9MB", await fleet.Database.ScalarAsync<string>("SELECT w FROM acme.seen"));
    }

    [Theory]
    [InlineData("SET search_path = archive; SELECT 1; RESET search_path", true)]
    [InlineData("RESET search_path", true)]
    [InlineData("RESET ALL", true)]
    [InlineData("SELECT set_config('app.current_tenant_id', 'x', false)", true)]
    [InlineData("DISCARD ALL", true)]
    [InlineData("SET work_mem = '9MB'; VACUUM (ANALYZE) t; RESET work_mem", false)]
    [InlineData("DO $$ DECLARE old text := current_setting('search_path'); BEGIN SET search_path = archive; PERFORM set_config('search_path', old, false); END $$", false)]
    public async Task Outside_a_transaction_the_context_is_compared_behind_each_statement(string sql, bool isRefused)
    {
        Assert.Equal(isRefused, Ids(sql, inTransaction: false).Contains("TM3002"));
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync("CREATE TABLE acme.t (id int)");
        var outcome = await fleet.RunAsync(tenant, Apply(1, Statements(sql)) with { InTransaction = false });
        Assert.Equal((isRefused ? WorkEnd.Failed : WorkEnd.Done, isRefused ? 0 : null), (outcome.End, outcome.Failure?.StatementIndex));
    }

    [Fact]
    public async Task Outside_a_transaction_a_timeout_has_no_effect()
    {
        await using var fleet = await CreateAsync();
        var outcome = await fleet.RunAsync(await fleet.TenantAsync(), Apply(1, "SET statement_timeout = '1ms'", "SET lock_timeout = '1ms'", "SELECT pg_sleep(0.1)") with { InTransaction = false });
        Assert.Equal(WorkEnd.Done, outcome.End);
    }

    [Fact]
    public async Task Outside_a_transaction_the_head_moves_whatever_keeps_triggers_from_firing()
    {
        const string Set = "SET session_replication_role = replica";
        Assert.Contains("TM3002", Ids(Set, inTransaction: false));
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.RunAsync(tenant, Apply(1, Set, "RESET session_replication_role") with { InTransaction = false });
        Assert.Equal(1, (await fleet.HeadAsync("acme")).Count);
        await fleet.RunAsync(tenant, Apply(2, Set) with { InTransaction = false });
        Assert.Equal(2, (await fleet.HeadAsync("acme")).Count);
        Assert.Equal(2L, await fleet.Database.ScalarAsync<long>("SELECT count(*) FROM tenant_migrations.tenant_migration_status WHERE status = 'completed'"));
    }

    [Fact]
    public async Task The_runners_locks_are_taken_again_with_the_record_of_a_DISCARD_ALL()
    {
        await using var fleet = await CreateAsync();
        const string Count = " AS SELECT count(*) AS n FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()";
        var outcome = await fleet.RunAsync(null, Global(1, "CREATE TABLE public.before" + Count, "DISCARD ALL", "CREATE TABLE public.after" + Count) with { InTransaction = false });
        Assert.Equal(WorkEnd.Done, outcome.End);
        var before = await fleet.Database.ScalarAsync<long>("SELECT n FROM public.before");
        Assert.NotEqual(0L, before);
        Assert.Equal(before, await fleet.Database.ScalarAsync<long>("SELECT n FROM public.after"));
    }

    private static async Task AgreesAsync(string rule, string sql, ExecutionPolicy policy, bool isRefused)
    {
        Assert.Equal(isRefused, Ids(sql, isolation: policy.Isolation).Contains(rule));
        await using var fleet = await CreateAsync(policy);
        await fleet.Database.ExecuteAsync("""
            DO $$ BEGIN CREATE ROLE tm_app; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
            DO $$ BEGIN CREATE ROLE tm_other; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
            GRANT tm_other TO tm_app;
            GRANT ALL ON SCHEMA public TO tm_app, tm_other;
            """);
        var outcome = await fleet.RunAsync(await fleet.TenantAsync(), Apply(1, Statements(sql)));
        Assert.Equal(isRefused ? WorkEnd.Failed : WorkEnd.Done, outcome.End);

        // Not by the statement: at the end, by the runner's comparison or for want of a right to the journal.
        if (isRefused) Assert.Null(outcome.Failure!.StatementIndex);
    }

    private static string[] Ids(string sql, bool inTransaction = true, TenantIsolation isolation = TenantIsolation.Schema, string folder = "data") =>
        [.. Read(sql, inTransaction, isolation, folder).StatementFindings.Select(finding => finding.RuleId)];

    private static string[] Statements(string sql)
    {
        var text = Text(sql, inTransaction: true);
        return [.. Read(sql, inTransaction: true, TenantIsolation.Schema, "data").Up!.Statements.Select(span => text.Substring(span.Start, span.Length))];
    }

    private static MigrationScript Read(string sql, bool inTransaction, TenantIsolation isolation, string folder)
    {
        var path = $"{folder}/20240101000001_step.sql";
        var script = ScriptReader.ReadFile(path, path, Text(sql, inTransaction), options: new ScriptOptions { Isolation = isolation });
        Assert.Empty(script.Findings);
        return script;
    }

    private static string Text(string sql, bool inTransaction) => $"-- irreversible: x\n-- migrate:up{(inTransaction ? "" : " transaction:false")}\n{sql};\n";
}
