using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tests.Fleets;

/// <summary>Tenants never meet in a connection that is used again: one migration leaves what it can, the next tenant's looks for it.</summary>
public sealed class ReusedConnectionTests
{
    private const string Look = """
        INSERT INTO public.seen SELECT current_setting('app.current_tenant_id'), concat_ws(' ',
            CASE WHEN to_regclass('pg_temp.left_over') IS NOT NULL THEN 'temp' END,
            (SELECT string_agg('prepared ' || name, ' ') FROM pg_prepared_statements),
            (SELECT string_agg('cursor ' || name, ' ') FROM pg_cursors WHERE name <> ''),
            (SELECT string_agg('channel ' || c, ' ') FROM pg_listening_channels() AS c),
            (SELECT string_agg('lock ' || objid, ' ') FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND objid = 4711),
            nullif(current_setting('work_mem'), '4MB'), nullif(current_setting('statement_timeout'), '0'), nullif(current_setting('geqo_seed'), '0'),
            nullif(current_setting('session_replication_role'), 'origin'), nullif(current_setting('my.note', true), ''),
            nullif(current_setting('default_transaction_read_only'), 'off'), nullif(current_setting('row_security'), 'on'),
            nullif(current_setting('search_path'), format('"%s"', current_setting('app.current_tenant_id'))), nullif(current_user::text, 'postgres'))
        """;

    public static TheoryData<string> Ways => [
        "CREATE TEMP TABLE left_over AS SELECT 1",
        "DO $$ BEGIN EXECUTE 'CREATE TEMP TABLE left_over AS SELECT 1'; END $$",
        "PREPARE left_over AS SELECT 1",
        "DO $$ BEGIN EXECUTE 'PREPARE left_over AS SELECT 1'; END $$",
        "DECLARE left_over CURSOR WITH HOLD FOR SELECT 1",
        "DO $$ BEGIN EXECUTE 'DECLARE left_over CURSOR WITH HOLD FOR SELECT 1'; END $$",
        "LISTEN left_over",
        "DO $$ BEGIN EXECUTE 'LISTEN left_over'; END $$",
        "SELECT pg_advisory_lock(4711)",
        "SET work_mem = '5MB'",
        "SET geqo_seed = 0.5",
        "SET SESSION statement_timeout = '1h'",
        "SET my.note = 'left over'",
        "SELECT set_config('geqo_seed', '0.5', false)",
        "SELECT public.set_it('work_mem', '5MB')",
        "SELECT public.set_it('statement_timeout', '3600000')",
        "SELECT public.set_it('session_replication_role', 'replica')",
        "SET LOCAL work_mem = '5MB'",
    ];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Nothing_of_one_tenant_reaches_the_next_nor_the_next_migration(string way)
    {
        foreach (var per in new[] { TransactionPer.Migration, TransactionPer.Tenant })
        {
            await using var scenario = await ScenarioAsync(per);
            var left = scenario.Tenant("left", way);
            if (per == TransactionPer.Migration && !way.Contains("set_it") && !way.Contains("TEMP") && !way.Contains("DO $$")) left = scenario.Tenant("look", Look, needs: left);
            await scenario.TenantsAsync("acme", "birch");
            var report = await scenario.RunAsync();
            Assert.True(report.Outcome == RunOutcome.Done, report.Tenants.Select(tenant => tenant.Error?.Message).FirstOrDefault(message => message is not null));

            // The next run in the same pool: whoever had his connection first.
            scenario.Forget("left");
            scenario.Forget("look");
            await scenario.Database.ExecuteAsync("DELETE FROM tenant_migrations.tenant_migration_status WHERE tenant_id IS NOT NULL");
            scenario.Tenant("look_again", Look);
            await scenario.RunAsync();

            Assert.Equal([""], (await scenario.Database.RowsAsync("SELECT DISTINCT what FROM public.seen")));
        }
    }

    [Theory]
    [InlineData("SET search_path = public", "search_path")]
    [InlineData("SET LOCAL search_path = public", "search_path")]
    [InlineData("SET ROLE pg_read_all_data", "role")]
    [InlineData("SET SESSION AUTHORIZATION pg_read_all_data", "role")]
    [InlineData("SELECT set_config('app.current_tenant_id', 'cobalt', false)", "app.current_tenant_id")]
    [InlineData("SELECT public.set_it('app.current_tenant_id', 'cobalt')", "app.current_tenant_id")]
    [InlineData("SELECT public.set_it('default_transaction_read_only', 'on')", "default_transaction_read_only")]
    [InlineData("SET default_transaction_isolation = 'serializable'", "default_transaction_isolation")]
    [InlineData("SELECT public.set_it('row_security', 'off')", "row_security")]
    public async Task What_says_where_and_as_whom_it_runs_is_put_back_or_the_migration_is_rolled_back(string way, string name)
    {
        await using var scenario = await ScenarioAsync(TransactionPer.Migration);
        scenario.Tenant("left", way);
        await scenario.TenantsAsync("acme", "birch");

        var report = await scenario.RunAsync();

        Assert.Equal(RunOutcome.Failed, report.Outcome);
        Assert.All(report.Tenants, tenant => Assert.Matches($"the migration changed ({name}|session_authorization)|without a right to the journal", tenant.Error!.Message));
        scenario.Forget("left");
        scenario.Tenant("look", Look);
        await scenario.RunAsync();
        Assert.Equal([""], await scenario.Database.RowsAsync("SELECT DISTINCT what FROM public.seen"));
    }

    private static async Task<Scenario> ScenarioAsync(TransactionPer per)
    {
        var scenario = await Scenario.CreateAsync();
        scenario.Settings = scenario.Settings with { Parallelism = 1, TransactionPer = per };
        await scenario.Database.ExecuteAsync("""
            CREATE TABLE public.seen (tenant text, what text);
            CREATE FUNCTION public.set_it(name text, value text) RETURNS text LANGUAGE sql AS $$ SELECT pg_catalog.set_config(name, value, false) $$;
            """);
        return scenario;
    }
}
