using Npgsql;
using TenantMigrations.Engine;
using static TenantMigrations.Postgres.Tests.Fleet;

namespace TenantMigrations.Postgres.Tests.Execution;

public sealed class WorkOutsideTransactions
{
    private const string CreateIndex = "CREATE UNIQUE INDEX CONCURRENTLY big_n ON big (n)";

    [Fact]
    public async Task Statements_run_one_by_one_in_the_tenants_place_and_are_recorded()
    {
        await using var fleet = await CreateAsync();
        var outcome = await fleet.RunAsync(
            await fleet.TenantAsync(),
            Apply(1, "CREATE TABLE big (n int)"),
            Direct(2, "INSERT INTO big SELECT generate_series(1, 100)", CreateIndex, "VACUUM big"),
            Apply(3, "CREATE TABLE after (n int)"));

        Assert.Equal(new WorkOutcome(WorkEnd.Done, 3), outcome);
        Assert.Equal(["acme.big_n|true"], (await fleet.Database.RowsAsync("SELECT indexrelid::regclass::text, indisvalid FROM pg_index WHERE indexrelid = 'acme.big_n'::regclass")).Select(r => r.ToLowerInvariant()));
        Assert.Equal(3, (await fleet.HeadAsync("acme")).Count);
        Assert.Equal(["applied", "started", "applied", "applied"], await fleet.Database.RowsAsync("SELECT kind FROM tenant_migrations.tenant_migration_log ORDER BY id"));
        Assert.Equal(0L, await LocksAsync(fleet));
    }

    [Fact]
    public async Task A_failure_keeps_what_is_done_and_the_retry_goes_on_behind_it()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync("CREATE TABLE acme.big (n int); INSERT INTO acme.big VALUES (1), (1)");
        var step = Direct(1, "CREATE TABLE once (id int)", CreateIndex, "INSERT INTO once VALUES (1)");
        var failed = await fleet.RunAsync(tenant, step);

        Assert.Equal((WorkEnd.Failed, 1, "23505"), (failed.End, failed.Failure!.StatementIndex, failed.Failure.SqlState));
        Assert.Equal(["failed|1"], await fleet.Database.RowsAsync("SELECT status, step FROM tenant_migrations.tenant_migration_status"));
        Assert.Single((await fleet.Port.InspectAsync("tenant_id", CancellationToken.None)).InvalidIndexes, "acme.big_n on acme.big");

        await fleet.Database.ExecuteAsync("DELETE FROM acme.big");
        var again = await fleet.RunAsync(await fleet.WorkAsync(tenant, step) with { MayRepeat = true });
        Assert.Equal(new WorkOutcome(WorkEnd.Done, 1), again);
        Assert.Contains(fleet.Progress, p => p.Message?.Contains("left invalid", StringComparison.Ordinal) == true);
        Assert.Empty((await fleet.Port.InspectAsync("tenant_id", CancellationToken.None)).InvalidIndexes);
        Assert.Equal(1L, await fleet.Database.ScalarAsync<long>("SELECT count(*) FROM acme.once"));
    }

    [Fact]
    public async Task A_killed_build_is_found_interrupted_and_rebuilt()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync("CREATE TABLE acme.big (n int)");
        var step = Direct(1, "CREATE TABLE once (id int)", CreateIndex, "INSERT INTO once VALUES (1)");

        // A transaction that has written to the table holds the build up for as long as the test wants.
        await using var writer = await fleet.Database.OpenAsync();
        await using var transaction = await writer.BeginTransactionAsync();
        await using (var write = new NpgsqlCommand("INSERT INTO acme.big VALUES (1)", writer)) await write.ExecuteNonQueryAsync();
        var work = await fleet.WorkAsync(tenant, step);
        var running = fleet.RunAsync(work);
        await fleet.UntilAsync("SELECT count(*) = 1 FROM pg_stat_activity WHERE query LIKE 'CREATE UNIQUE INDEX CONC%' AND wait_event_type = 'Lock' AND datname = current_database()");

        var alive = Assert.Single(await fleet.Port.ReadEntriesAsync([new JournalKey("acme")], false, CancellationToken.None));
        Assert.Equal((MigrationStatus.Running, true, 1), (alive.Status, alive.IsAlive, alive.Step));
        Assert.Equal(WorkEnd.Locked, (await fleet.RunAsync(work)).End);
        Assert.Equal("0", await fleet.Database.ScalarAsync<string>("SELECT count(*)::text FROM pg_stat_activity WHERE state LIKE 'idle in transaction%' AND application_name = 'tenant-migrations' AND datname = current_database()"));

        await fleet.Database.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'CREATE UNIQUE INDEX CONC%' AND datname = current_database()");
        Assert.Equal(WorkEnd.Lost, (await running).End);
        await transaction.RollbackAsync();
        await fleet.UntilAsync("SELECT count(*) = 0 FROM pg_stat_activity WHERE application_name = 'tenant-migrations' AND query LIKE 'CREATE UNIQUE%' AND datname = current_database()");
        var dead = Assert.Single(await fleet.Port.ReadEntriesAsync([], unfinishedOfAll: true, CancellationToken.None));
        Assert.Equal((MigrationStatus.Running, false, 1), (dead.Status, dead.IsAlive, dead.Step));

        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, step)).End);
        Assert.True(await fleet.Database.ScalarAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = 'acme.big_n'::regclass"));
        Assert.Equal(1L, await fleet.Database.ScalarAsync<long>("SELECT count(*) FROM acme.once"));
    }

    [Fact]
    public async Task A_statement_that_was_done_but_not_recorded_is_not_done_twice()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync("CREATE TABLE acme.big (n int); CREATE UNIQUE INDEX big_n ON acme.big (n)");
        var step = Direct(1, CreateIndex, "DROP INDEX CONCURRENTLY big_n");
        await fleet.InterruptedAsync(step, "running", 0);
        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, step)).End);

        await fleet.InterruptedAsync(step, "running", 1);
        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, step)).End);

        // Failed is not interrupted: then an index of that name is somebody else's.
        await fleet.Database.ExecuteAsync("CREATE UNIQUE INDEX big_n ON acme.big (n)");
        await fleet.InterruptedAsync(step, "failed", 0);
        Assert.Equal(WorkEnd.HeadMoved, (await fleet.RunAsync(tenant, step)).End);
        Assert.Equal("42P07", (await fleet.RunAsync(await fleet.WorkAsync(tenant, step) with { MayRepeat = true })).Failure!.SqlState);
    }

    [Fact]
    public async Task A_statement_and_its_record_are_one_wherever_the_session_dies()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync("CREATE TABLE acme.once (n int)");
        await fleet.DieAtFirstRecordAsync();
        var step = Direct(1, "INSERT INTO once VALUES (1)", "VACUUM once");
        Assert.Equal(WorkEnd.Lost, (await fleet.RunAsync(tenant, step)).End);
        Assert.Equal(["running|0"], await fleet.Database.RowsAsync("SELECT status, step FROM tenant_migrations.tenant_migration_status"));
        await fleet.LiveOnAsync();

        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, step)).End);
        Assert.Equal(1L, await fleet.Database.ScalarAsync<long>("SELECT count(*) FROM acme.once"));
    }

    [Fact]
    public async Task What_changes_the_context_outside_a_transaction_is_rolled_back_with_its_statement()
    {
        await using var fleet = await CreateAsync();
        var outcome = await fleet.RunAsync(await fleet.TenantAsync(), Direct(1, "CREATE TABLE once AS SELECT set_config('search_path', 'public', false)"));

        Assert.Equal("TM003", outcome.Failure!.SqlState);
        Assert.Equal(["failed|0"], await fleet.Database.RowsAsync("SELECT status, step FROM tenant_migrations.tenant_migration_status"));
        Assert.Equal(0L, await fleet.Database.ScalarAsync<long>("SELECT count(*) FROM pg_class WHERE relname = 'once'"));
    }

    [Fact]
    public async Task What_the_server_does_not_take_in_a_transaction_runs_without()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();

        // A sequence keeps what a rolled back transaction took from it: refused the first time, the way a function of an extension may, and not the second.
        await fleet.Database.ExecuteAsync("""
            CREATE SEQUENCE acme.tries; CREATE TABLE acme.once (n int);
            CREATE FUNCTION acme.alone() RETURNS void LANGUAGE plpgsql AS $$ BEGIN
                IF nextval('acme.tries') = 1 THEN RAISE 'not in a transaction block' USING ERRCODE = '25001'; END IF;
                INSERT INTO acme.once VALUES (1);
            END $$
            """);
        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(
            tenant,
            Direct(1, "SELECT alone()", "DO $$ BEGIN INSERT INTO once VALUES (2); COMMIT; END $$", "REINDEX SCHEMA acme", "CREATE INDEX CONCURRENTLY once_n ON once (n)"))).End);

        Assert.Equal(["1", "2"], await fleet.Database.RowsAsync("SELECT n FROM acme.once ORDER BY 1"));
    }

    [Fact]
    public async Task Transactions_that_a_migration_begins_itself_are_its_own()
    {
        await using var fleet = await CreateAsync();
        var outcome = await fleet.RunAsync(
            await fleet.TenantAsync(),
            Direct(1, "CREATE TABLE once (n int)", "BEGIN", "INSERT INTO once VALUES (1)", "ROLLBACK", "/* c */ start transaction", "INSERT INTO once VALUES (2)", "COMMIT"));

        Assert.Equal(new WorkOutcome(WorkEnd.Done, 1), outcome);
        Assert.Equal(["2"], await fleet.Database.RowsAsync("SELECT n FROM acme.once"));
    }

    [Fact]
    public async Task A_deferred_constraint_that_does_not_hold_leaves_nothing_of_its_statement()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync("CREATE TABLE acme.a (id int PRIMARY KEY); CREATE TABLE acme.b (a int REFERENCES acme.a DEFERRABLE INITIALLY DEFERRED)");
        var outcome = await fleet.RunAsync(tenant, Direct(1, "INSERT INTO b VALUES (7)"));

        Assert.Equal("23503", outcome.Failure!.SqlState);
        Assert.Equal(["failed|0"], await fleet.Database.RowsAsync("SELECT status, step FROM tenant_migrations.tenant_migration_status"));
    }

    [Theory]
    [InlineData("INSERT INTO t SELECT 1", true)]
    [InlineData("/* c */ CREATE INDEX i ON t (a)", true)]
    [InlineData("ALTER TYPE mood ADD VALUE 'x'", true)]
    [InlineData("SELECT 'concurrently'", true)]
    [InlineData("vacuum t", false)]
    [InlineData("alter table p DETACH PARTITION c CONCURRENTLY", false)]
    [InlineData("DROP /* c */ DATABASE d", false)]
    [InlineData("ALTER SYSTEM SET work_mem = '8MB'", false)]
    [InlineData("CREATE TABLESPACE s LOCATION '/x'", false)]
    [InlineData("DROP SUBSCRIPTION s", false)]
    [InlineData("REINDEX SYSTEM d", false)]
    [InlineData("CLUSTER", false)]
    [InlineData("DISCARD ALL", false)]
    [InlineData("ROLLBACK PREPARED 'x'", false)]
    [InlineData("DO $$ BEGIN COMMIT; END $$", false)]
    [InlineData("CALL p()", false)]
    [InlineData("LOCK TABLE t", false)]
    public void What_may_share_a_transaction_with_its_record_is_told_by_its_words(string sql, bool may) =>
        Assert.Equal(may, TenantMigrations.Postgres.Execution.TransactionBlock.MayHold(sql));

    [Fact]
    public async Task A_lock_timeout_does_not_end_a_concurrent_build()
    {
        await using var fleet = await CreateAsync(SchemaPolicy with { LockTimeout = TimeSpan.FromMilliseconds(20) });
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync("CREATE TABLE acme.big (n int)");
        await using var writer = await fleet.Database.OpenAsync();
        await using var transaction = await writer.BeginTransactionAsync();
        await using (var write = new NpgsqlCommand("INSERT INTO acme.big VALUES (1)", writer)) await write.ExecuteNonQueryAsync();
        var running = fleet.RunAsync(tenant, Direct(1, "CREATE TABLE t AS SELECT current_setting('lock_timeout') AS l", CreateIndex));
        await fleet.UntilAsync("SELECT count(*) = 1 FROM pg_stat_activity WHERE query LIKE 'CREATE UNIQUE INDEX CONC%' AND wait_event_type = 'Lock' AND datname = current_database() AND clock_timestamp() - query_start > interval '100 ms'");
        await transaction.CommitAsync();

        Assert.Equal(WorkEnd.Done, (await running).End);
        Assert.Equal("20ms", await fleet.Database.ScalarAsync<string>("SELECT l FROM acme.t"));
    }

    [Fact]
    public async Task A_transaction_that_the_migration_leaves_open_is_rolled_back_and_told()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        var open = await fleet.RunAsync(tenant, Direct(1, "CREATE TABLE stays (id int)", "BEGIN", "CREATE TABLE gone (id int)"));
        Assert.Equal((WorkEnd.Failed, "25001"), (open.End, open.Failure!.SqlState));
        Assert.Contains("did not end it", open.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(["failed|1"], await fleet.Database.RowsAsync("SELECT status, step FROM tenant_migrations.tenant_migration_status"));
        Assert.Equal(["stays"], await fleet.Database.RowsAsync("SELECT tablename FROM pg_tables WHERE schemaname = 'acme'"));

        var failed = await fleet.RunAsync(tenant, Direct(2, "BEGIN", "SELECT 1 / 0", "COMMIT"));
        Assert.Equal((WorkEnd.Failed, 1, "22012"), (failed.End, failed.Failure!.StatementIndex, failed.Failure.SqlState));
        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, Direct(3, "BEGIN", "CREATE TABLE done (id int)", "COMMIT"))).End);
        Assert.Equal(0L, await LocksAsync(fleet));
    }

    [Fact]
    public async Task An_interrupted_rollback_is_told_by_its_times()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.RunAsync(tenant, Direct(1, "CREATE TABLE t (id int)"));
        var undo = Direct(1, "SELECT 1", "SELECT 1 / 0") with { Kind = StepKind.Rollback };
        Assert.Equal(WorkEnd.Failed, (await fleet.RunAsync(tenant, undo)).End);

        var entry = Assert.Single(await fleet.Port.ReadEntriesAsync(null, false, CancellationToken.None));
        Assert.Equal((MigrationStatus.Failed, 1), (entry.Status, entry.Step));
        Assert.True(entry.AppliedAt is not null && entry.RolledBackAt is null);
        Assert.Equal(default, await fleet.HeadAsync("acme"));
    }

    [Fact]
    public async Task A_changed_context_fails_and_the_role_has_no_right_to_the_journal()
    {
        await using var fleet = await CreateAsync(SchemaPolicy with { Isolation = TenantIsolation.Shared, TenantRole = "tm_app" });
        await fleet.Database.ExecuteAsync("DO $$ BEGIN CREATE ROLE tm_app; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$; GRANT ALL ON SCHEMA public TO tm_app");
        var tenant = await fleet.TenantAsync();
        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, Direct(1, "CREATE TABLE t AS SELECT current_user AS u, current_setting('app.current_tenant_id') AS t", "VACUUM t"))).End);
        Assert.Equal(["tm_app|acme"], await fleet.Database.RowsAsync("SELECT * FROM t"));
        Assert.Equal("TM003", (await fleet.RunAsync(tenant, Direct(2, "SET search_path = pg_catalog"))).Failure!.SqlState);
        Assert.Equal("42501", (await fleet.RunAsync(tenant, Direct(3, "DELETE FROM tenant_migrations.tenant_migration_log"))).Failure!.SqlState);
    }

    [Theory]
    [InlineData("SET SESSION AUTHORIZATION pg_monitor", "the session's user")]
    [InlineData("SET default_transaction_read_only = on", "default_transaction_read_only")]
    [InlineData("SET default_transaction_isolation = 'serializable'", "default_transaction_isolation")]
    [InlineData("SET row_security = off", "row_security")]
    public async Task What_would_keep_its_record_from_being_written_fails_at_its_statement(string sql, string named)
    {
        await using var fleet = await CreateAsync();
        var outcome = await fleet.RunAsync(await fleet.TenantAsync(), Direct(1, "SELECT 1", sql, "SELECT 2"));

        Assert.Equal((WorkEnd.Failed, "TM003", 1), (outcome.End, outcome.Failure!.SqlState, outcome.Failure.StatementIndex));
        Assert.Contains("the migration changed " + named, outcome.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(["20240101000001_step|failed"], await fleet.StatusAsync());
    }

    [Fact]
    public async Task A_lock_that_the_migration_gives_free_is_taken_again()
    {
        await using var fleet = await CreateAsync();
        var step = Direct(1, "SELECT pg_advisory_unlock_all()", "CREATE TABLE seen AS SELECT count(*) AS n FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()");

        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(await fleet.TenantAsync(), step)).End);

        Assert.Equal(2L, await fleet.Database.ScalarAsync<long>("SELECT n FROM acme.seen"));
    }

    [Fact]
    public async Task Who_gave_its_lock_free_and_finds_it_taken_stops()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync("CREATE TABLE acme.once (n int)");
        var step = Direct(1, "SELECT pg_advisory_unlock_all(), pg_sleep(2)", "INSERT INTO once VALUES (1)");
        var running = fleet.RunAsync(tenant, step);
        await fleet.UntilAsync("SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()");
        await using var other = await fleet.Database.OpenAsync();
        await using (var hold = new NpgsqlCommand(
            "SELECT pg_try_advisory_lock('tenant_migrations.tenant_migration_head'::regclass::oid::bigint::bit(32)::integer, id) FROM tenant_migrations.tenant_migration_head WHERE tenant_id = 'acme'", other))
            Assert.True((bool)(await hold.ExecuteScalarAsync())!);

        var refused = await Assert.ThrowsAsync<FleetException>(() => running);

        Assert.Equal(FleetErrorKind.Locked, refused.Kind);
        Assert.Equal(0L, await fleet.Database.ScalarAsync<long>("SELECT count(*) FROM acme.once"));
    }

    [Fact]
    public async Task The_head_is_true_although_the_migration_kept_triggers_from_firing()
    {
        await using var fleet = await CreateAsync();
        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(await fleet.TenantAsync(), Direct(1, "SET session_replication_role = replica", "SELECT 1"))).End);

        Assert.Equal(1, (await fleet.HeadAsync("acme")).Count);
        Assert.Empty((await fleet.Port.InspectAsync("tenant_id", default)).WrongHeads);
    }

    [Fact]
    public async Task A_session_that_a_timeout_of_the_server_ends_is_lost_and_no_failure()
    {
        await using var fleet = await CreateAsync();
        var code = CodeSteps.Code(1, false, (context, ct) => context.BatchAsync(
            async (_, c) =>
            {
                await context.ExecuteAsync("SET idle_in_transaction_session_timeout = 1", [], c);
                await Task.Delay(200, c);
                await context.ExecuteAsync("SELECT 1", [], c);
                return null;
            },
            ct));
        var outcome = await fleet.RunAsync(await fleet.TenantAsync(), code);

        Assert.Equal(WorkEnd.Lost, outcome.End);
        Assert.Contains("idle-in-transaction timeout", outcome.Reason, StringComparison.Ordinal);
    }

    private static Task<long> LocksAsync(Fleet fleet) =>
        fleet.Database.ScalarAsync<long>("SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE locktype = 'advisory' AND datname = current_database()");

    [Fact]
    public async Task A_role_that_cannot_be_taken_is_told_before_anything_is_begun()
    {
        await using var fleet = await CreateAsync(SchemaPolicy with { Isolation = TenantIsolation.Shared, TenantRole = "tm_nobody" });
        var step = new MigrationStep(Migration(1), StepKind.Apply, Prepared("CREATE TABLE one (id int)"), InTransaction: false);
        var tenant = await fleet.TenantAsync();

        var refused = await Assert.ThrowsAsync<FleetException>(() => fleet.RunAsync(tenant, step));

        Assert.Equal(FleetErrorKind.Settings, refused.Kind);
        Assert.Contains("TenantRole", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await fleet.StatusAsync());
    }
}
