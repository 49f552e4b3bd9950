using TenantMigrations.Engine;
using static TenantMigrations.Postgres.Tests.Fleet;

namespace TenantMigrations.Postgres.Tests.Execution;

public sealed class ContextOfWork
{
    private static readonly ExecutionPolicy s_shared = SchemaPolicy with { Isolation = TenantIsolation.Shared, TenantRole = "tm_app" };

    [Theory]
    [InlineData("SET LOCAL search_path = public", "search_path")]
    [InlineData("SET search_path = public", "search_path")]
    [InlineData("SET SESSION AUTHORIZATION tm_other", "session_authorization|right to the journal")]
    [InlineData("SET LOCAL ROLE tm_other", "role")]
    [InlineData("SET app.current_tenant_id = 'globex'", "app.current_tenant_id")]
    [InlineData("COMMIT", "ends the transaction")]
    [InlineData("rollback and chain", "ends the transaction")]
    [InlineData("PREPARE TRANSACTION 'x'", "ends the transaction")]
    [InlineData("RESET ALL", "RESET ALL")]
    public async Task A_migration_that_changes_the_context_is_rolled_back(string statement, string named)
    {
        await using var fleet = await CreateAsync();
        await RolesAsync(fleet);
        var outcome = await fleet.RunAsync(await fleet.TenantAsync(), Apply(1, "CREATE TABLE one (id int)"), Apply(2, statement, "CREATE TABLE public.astray (id int)"));

        Assert.Equal((WorkEnd.Failed, 1, 1), (outcome.End, outcome.CompletedSteps, outcome.Failure!.StepIndex));
        Assert.Matches(named, outcome.Failure.Message);
        Assert.Null(await fleet.Database.ScalarAsync<object>("SELECT 1 FROM pg_class WHERE relname = 'astray'"));
        Assert.Equal(["20240101000001_step|completed", "20240101000002_step|failed"], await fleet.StatusAsync());

        // Whatever became of that session: the next tenant is worked on in its own place.
        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(await fleet.TenantAsync("globex"), Apply(1, "CREATE TABLE one (id int)"))).End);
        Assert.Equal(["acme", "globex"], await fleet.Database.RowsAsync("SELECT schemaname FROM pg_tables WHERE tablename = 'one' ORDER BY 1"));
    }

    [Theory]
    [InlineData("COMMIT")]
    [InlineData("COPY one FROM STDIN")]
    public async Task In_one_transaction_for_all_what_cannot_be_sent_stops_all(string statement)
    {
        await using var fleet = await CreateAsync(SchemaPolicy with { TransactionPer = TransactionPer.Tenant });
        var outcome = await fleet.RunAsync(await fleet.TenantAsync(), Apply(1, "CREATE TABLE one (id int)"), Apply(2, statement));

        Assert.Equal((WorkEnd.Failed, 0, 1), (outcome.End, outcome.CompletedSteps, outcome.Failure!.StepIndex));
        Assert.Equal(["20240101000002_step|failed"], await fleet.StatusAsync());
        Assert.Null(await fleet.Database.ScalarAsync<object>("SELECT 1 FROM pg_class WHERE relname = 'one'"));
    }

    [Fact]
    public async Task Going_back_to_a_savepoint_stays_in_the_transaction()
    {
        await using var fleet = await CreateAsync();
        var outcome = await fleet.RunAsync(
            await fleet.TenantAsync(), Apply(1, "SAVEPOINT here", "CREATE TABLE one (id int)", "ROLLBACK WORK TO SAVEPOINT here", "PREPARE p AS SELECT 1", "DEALLOCATE p"));

        Assert.Equal(WorkEnd.Done, outcome.End);
        Assert.Null(await fleet.Database.ScalarAsync<object>("SELECT 1 FROM pg_class WHERE relname = 'one'"));
    }

    [Theory]
    [InlineData("SET session_replication_role = replica")]
    [InlineData("SET statement_timeout = '7s'")]
    [InlineData("CREATE TEMP TABLE t (id int)")]
    [InlineData("SET work_mem = '8MB'")]
    [InlineData("/* c */ set SESSION app.mine = 'acme'")]
    [InlineData("SET geqo = off")]
    [InlineData("DO $$ BEGIN SET work_mem = '9MB'; END $$")]
    [InlineData("LISTEN news")]
    [InlineData("PREPARE p AS SELECT 1")]
    [InlineData("DECLARE c CURSOR WITH HOLD FOR SELECT 1")]
    [InlineData("SELECT pg_advisory_lock(7)")]
    [InlineData("DO $$ BEGIN PERFORM pg_catalog.PG_TRY_ADVISORY_LOCK_SHARED(7); END $$")]
    [InlineData("SELECT set_config('app.mine', 'acme', false)")]
    public async Task A_session_that_is_not_as_it_was_serves_no_other_tenant(string statement)
    {
        await using var fleet = await CreateAsync(connections: 1);
        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(await fleet.TenantAsync(), Apply(1, "CREATE TABLE pid AS SELECT pg_backend_pid() AS pid", statement))).End);
        var outcome = await fleet.RunAsync(await fleet.TenantAsync("globex"), Apply(1, "CREATE TABLE pid AS SELECT pg_backend_pid() AS pid", statement));

        Assert.Equal(WorkEnd.Done, outcome.End);
        Assert.True(await fleet.Database.ScalarAsync<bool>("SELECT a.pid <> g.pid FROM acme.pid a, globex.pid g"));
    }

    [Fact]
    public async Task A_session_left_as_it_was_serves_the_next_tenant()
    {
        await using var fleet = await CreateAsync();
        await fleet.RunAsync(await fleet.TenantAsync(), Apply(1, "CREATE TABLE pid AS SELECT pg_backend_pid() AS pid", "SET LOCAL work_mem = '8MB'", "SET CONSTRAINTS ALL DEFERRED", "SELECT pg_advisory_xact_lock(7)"));
        await fleet.RunAsync(await fleet.TenantAsync("globex"), Apply(1, "CREATE TABLE pid AS SELECT pg_backend_pid() AS pid"));

        Assert.True(await fleet.Database.ScalarAsync<bool>("SELECT a.pid = g.pid FROM acme.pid a, globex.pid g"));
    }

    [Theory]
    [InlineData(TransactionPer.Migration)]
    [InlineData(TransactionPer.Tenant)]
    public async Task Under_the_tenants_role_policies_bind_and_the_journal_is_out_of_reach(TransactionPer per)
    {
        await using var fleet = await CreateAsync(s_shared with { TransactionPer = per });
        await RolesAsync(fleet);
        await fleet.Database.ExecuteAsync("""
            CREATE TABLE orders (id int, tenant_id text);
            INSERT INTO orders VALUES (1, 'acme'), (2, 'globex');
            ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
            CREATE POLICY p ON orders USING (tenant_id = current_setting('app.current_tenant_id', true));
            GRANT SELECT, UPDATE ON orders TO tm_app;
            """);
        var tenant = await fleet.TenantAsync();
        var outcome = await fleet.RunAsync(tenant, Apply(1, "UPDATE orders SET id = id + 10"), Apply(2, "UPDATE orders SET id = id + 10"));

        Assert.Equal(new WorkOutcome(WorkEnd.Done, 2), outcome);
        Assert.Equal(["2|globex", "21|acme"], await fleet.Database.RowsAsync("SELECT id, tenant_id FROM orders ORDER BY id"));
        var refused = await fleet.RunAsync(tenant, Apply(3, "DELETE FROM tenant_migrations.tenant_migration_status"));
        Assert.Equal("42501", refused.Failure!.SqlState);
        var changed = await fleet.RunAsync(tenant, Apply(4, "RESET ROLE"));
        Assert.Contains("role", changed.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_a_matter_of_settings()
    {
        await using var fleet = await CreateAsync(s_shared with { TenantRole = "tm_nobody" });
        var work = await fleet.WorkAsync(await fleet.TenantAsync(), Apply(1, "SELECT 1"));
        var e = await Assert.ThrowsAsync<FleetException>(() => fleet.RunAsync(work));

        Assert.Equal(FleetErrorKind.Settings, e.Kind);
        Assert.Contains("TenantRole", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_names_stay_names()
    {
        const string Hostile = "a\"; drop table x; --";
        await using var fleet = await CreateAsync(SchemaPolicy with { JournalSchema = "j'\"; drop table x; --", SharedSchemas = ["sh\"ared', pg_catalog"] });
        await fleet.Database.ExecuteAsync("CREATE TABLE public.x (id int)");
        var tenant = await fleet.TenantAsync(Hostile);
        var outcome = await fleet.RunAsync(tenant, Apply(1, "CREATE TABLE t (id int)"));

        Assert.Equal(new WorkOutcome(WorkEnd.Done, 1), outcome);
        Assert.Equal([Hostile], await fleet.Database.RowsAsync("SELECT schemaname FROM pg_tables WHERE tablename = 't'"));
        Assert.Equal(1L, await fleet.Database.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE tablename = 'x'"));
        Assert.Single(await fleet.Port.ReadEntriesAsync([new JournalKey(Hostile)], false, CancellationToken.None));
        Assert.Equal([Hostile + "2"], await fleet.Port.FindMissingSchemasAsync([Hostile, Hostile + "2"], CancellationToken.None));
    }

    [Theory]
    [InlineData("$user")]
    [InlineData("pg_temp")]
    public async Task A_schema_name_with_a_meaning_of_its_own_is_refused(string schema)
    {
        await using var fleet = await CreateAsync();
        var work = await fleet.WorkAsync((await fleet.TenantAsync()) with { Schema = schema }, Apply(1, "SELECT 1"));
        Assert.Equal(FleetErrorKind.Settings, (await Assert.ThrowsAsync<FleetException>(() => fleet.RunAsync(work))).Kind);
    }

    [Fact]
    public async Task The_tenant_setting_and_the_timeouts_are_set_and_end_with_the_transaction()
    {
        await using var fleet = await CreateAsync(SchemaPolicy with { StatementTimeout = TimeSpan.FromSeconds(90), SharedSchemas = ["common"] });
        await fleet.RunAsync(await fleet.TenantAsync(), Apply(1, """
            CREATE TABLE seen AS SELECT current_setting('app.current_tenant_id') t, current_setting('lock_timeout') l, current_setting('statement_timeout') s,
                current_setting('search_path') p
            """));
        Assert.Equal(["acme|2s|90s|\"acme\", \"common\""], (await fleet.Database.RowsAsync("SELECT * FROM acme.seen")).Select(r => r.Replace("1min30s", "90s", StringComparison.Ordinal).Replace("90000ms", "90s", StringComparison.Ordinal)));
    }

    private static Task RolesAsync(Fleet fleet) => fleet.Database.ExecuteAsync("""
        DO $$ BEGIN CREATE ROLE tm_app; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
        DO $$ BEGIN CREATE ROLE tm_other; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
        GRANT ALL ON SCHEMA public TO tm_app, tm_other;
        """);
}
