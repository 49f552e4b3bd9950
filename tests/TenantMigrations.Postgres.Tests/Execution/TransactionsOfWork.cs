using TenantMigrations.Engine;
using static TenantMigrations.Postgres.Tests.Fleet;

namespace TenantMigrations.Postgres.Tests.Execution;

public sealed class TransactionsOfWork
{
    private static readonly MigrationStep[] s_six =
    [
        Apply(1, "CREATE TABLE one (id int)"),
        Apply(2, "CREATE TABLE two (id int)", "INSERT INTO two VALUES (1), (2)"),
        Apply(3, "CREATE TABLE three (id int)"),
        Apply(4, "CREATE TABLE four (id int)", "INSERT INTO nowhere VALUES (1)", "SELECT 1"),
        Apply(5, "CREATE TABLE five (id int)"),
        Apply(6, "CREATE TABLE six (id int)"),
    ];

    [Fact]
    public async Task What_was_done_before_the_failing_migration_stays()
    {
        await using var fleet = await CreateAsync();
        var outcome = await fleet.RunAsync(await fleet.TenantAsync(), s_six);

        Assert.Equal(WorkEnd.Failed, outcome.End);
        Assert.Equal(3, outcome.CompletedSteps);
        Assert.Equal((3, 1, "42P01", 13), (outcome.Failure!.StepIndex, outcome.Failure.StatementIndex, outcome.Failure.SqlState, outcome.Failure.Position));
        Assert.False(outcome.Failure.IsRetryable);
        Assert.Equal(["one", "three", "two"], await TablesAsync(fleet));
        Assert.Equal(
            ["20240101000001_step|completed", "20240101000002_step|completed", "20240101000003_step|completed", "20240101000004_step|failed"],
            await fleet.StatusAsync());
        Assert.Equal([0, 1, 2], fleet.Progress.Where(p => p.IsCompleted).Select(p => p.StepIndex));
    }

    [Fact]
    public async Task One_transaction_for_a_tenant_leaves_nothing_of_a_failure()
    {
        await using var fleet = await CreateAsync(SchemaPolicy with { TransactionPer = TransactionPer.Tenant });
        var outcome = await fleet.RunAsync(await fleet.TenantAsync(), s_six);

        Assert.Equal((WorkEnd.Failed, 0, 3, 1), (outcome.End, outcome.CompletedSteps, outcome.Failure!.StepIndex, outcome.Failure.StatementIndex!.Value));
        Assert.Empty(await TablesAsync(fleet));
        Assert.Equal(["20240101000004_step|failed"], await fleet.StatusAsync());
        Assert.Empty(fleet.Progress);
    }

    [Theory]
    [InlineData(TransactionPer.Migration)]
    [InlineData(TransactionPer.Tenant)]
    public async Task All_steps_are_done_recorded_and_reported(TransactionPer per)
    {
        await using var fleet = await CreateAsync(SchemaPolicy with { TransactionPer = per });
        var tenant = await fleet.TenantAsync();
        var steps = s_six.Where((_, i) => i != 3).ToArray();
        var outcome = await fleet.RunAsync(tenant, steps);

        Assert.Equal(new WorkOutcome(WorkEnd.Done, 5), outcome);
        Assert.Equal(5, (await TablesAsync(fleet)).Length);
        Assert.Equal([0, 1, 2, 3, 4], fleet.Progress.Select(p => p.StepIndex));
        Assert.Equal(steps.Aggregate(default(JournalHead), (h, s) => h.With(s.Migration.Id, s.Migration.Checksum)), await fleet.HeadAsync("acme"));
        Assert.Equal(["applied|tester@here|5"], await fleet.Database.RowsAsync("SELECT kind, actor, count(*) FROM tenant_migrations.tenant_migration_log GROUP BY 1, 2"));
        var expected = per == TransactionPer.Migration ? 5L : 1L;
        Assert.Equal(expected, await fleet.Database.ScalarAsync<long>("SELECT count(DISTINCT xmin::text) FROM tenant_migrations.tenant_migration_status"));
    }

    [Fact]
    public async Task A_rollback_takes_the_migration_out_of_the_head()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.RunAsync(tenant, s_six[0], s_six[1]);
        var outcome = await fleet.RunAsync(tenant, Rollback(2, "DROP TABLE two"), Rollback(1, "DROP TABLE one"));

        Assert.Equal(new WorkOutcome(WorkEnd.Done, 2), outcome);
        Assert.Equal(default, await fleet.HeadAsync("acme"));
        Assert.Equal(["20240101000001_step|rolled_back", "20240101000002_step|rolled_back"], await fleet.StatusAsync());
    }

    [Fact]
    public async Task A_skipped_migration_is_recorded_and_runs_nothing()
    {
        await using var fleet = await CreateAsync();
        var outcome = await fleet.RunAsync(await fleet.TenantAsync(), new MigrationStep(Migration(1), StepKind.Skip, [], true));

        Assert.Equal(WorkEnd.Done, outcome.End);
        Assert.Equal(["completed|skipped"], await fleet.Database.RowsAsync(
            "SELECT s.status, l.kind FROM tenant_migrations.tenant_migration_status s, tenant_migrations.tenant_migration_log l"));
    }

    [Fact]
    public async Task A_failure_at_commit_names_the_migration_and_no_statement()
    {
        await using var fleet = await CreateAsync();
        var outcome = await fleet.RunAsync(
            await fleet.TenantAsync(),
            Apply(1, "CREATE TABLE a (id int PRIMARY KEY)", "CREATE TABLE b (a int REFERENCES a DEFERRABLE INITIALLY DEFERRED)"),
            Apply(2, "INSERT INTO b VALUES (7)"));

        Assert.Equal((WorkEnd.Failed, 1, 1), (outcome.End, outcome.CompletedSteps, outcome.Failure!.StepIndex));
        Assert.Null(outcome.Failure.StatementIndex);
        Assert.Equal("23503", outcome.Failure.SqlState);
    }

    [Fact]
    public async Task Statements_with_inner_semicolons_and_results_go_through()
    {
        await using var fleet = await CreateAsync();
        var outcome = await fleet.RunAsync(
            await fleet.TenantAsync(),
            Apply(
                1,
                "CREATE TABLE t (id int)",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END",
                "CREATE RULE r AS ON UPDATE TO t DO ALSO (SELECT 1; SELECT 2)",
                "SELECT generate_series(1, 1000)",
                "DO $$ BEGIN PERFORM 1; PERFORM '@name :name $1'; END $$",
                "INSERT INTO t VALUES (1) RETURNING id"),
            Apply(2, "SELECT 1 AS tenant_migrations_other", "SELECT"));

        Assert.Equal(new WorkOutcome(WorkEnd.Done, 2), outcome);
    }

    private static Task<string[]> TablesAsync(Fleet fleet) =>
        fleet.Database.RowsAsync("SELECT relname FROM pg_class WHERE relnamespace = 'acme'::regnamespace AND relkind = 'r' ORDER BY 1");

    [Theory]
    [InlineData("serializable")]
    [InlineData("repeatable read")]
    public async Task A_database_with_another_default_isolation_is_worked_on_all_the_same(string isolation)
    {
        await using var fleet = await CreateAsync(connections: 1);
        await fleet.Database.ExecuteAsync($"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_isolation = %L', current_database(), '{isolation}'); END $$");
        await using var databases = new PostgresFleetDatabases(1);
        await using var port = databases.Open(fleet.Address, fleet.Policy);

        foreach (var id in new[] { "acme", "globex" })
        {
            var work = await fleet.WorkAsync(await fleet.TenantAsync(id), Apply(1, "CREATE TABLE one (id int)"), Apply(2, "CREATE TABLE level AS SELECT current_setting('transaction_isolation')"));
            Assert.Equal(WorkEnd.Done, (await port.ExecuteAsync(work, _ => { }, CancellationToken.None)).End);
        }

        Assert.Equal("read committed", await fleet.Database.ScalarAsync<string>("SELECT current_setting FROM globex.level"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_committed_before_the_work_broke_off_is_reported(bool cancelled)
    {
        await using var fleet = await CreateAsync();
        var work = await fleet.WorkAsync(await fleet.TenantAsync(), Apply(1, "CREATE TABLE one (id int)"), Apply(2, "CREATE TABLE two (id int)"));

        // It breaks off where the server has answered nothing since the COMMIT.
        await fleet.Database.ExecuteAsync("""
            ALTER FUNCTION tenant_migrations.enter RENAME TO enter_at_last;
            CREATE FUNCTION tenant_migrations.enter(text, integer, bigint, text, text, text, text, text, text[], text[], text[]) RETURNS void LANGUAGE plpgsql AS
                'BEGIN IF $2 IS NULL THEN PERFORM pg_catalog.pg_sleep(600); END IF; PERFORM tenant_migrations.enter_at_last($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11); END';
            """);
        using var source = new CancellationTokenSource();
        var running = fleet.RunAsync(work, source.Token);
        const string Asleep = "FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()";
        while (!await fleet.Database.ScalarAsync<bool>($"SELECT count(*) > 0 {Asleep}") && !running.IsCompleted) await Task.Delay(20);
        if (cancelled) await source.CancelAsync();
        else await fleet.Database.ExecuteAsync($"SELECT pg_terminate_backend(pid) {Asleep}");

        if (cancelled) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        else Assert.Equal(WorkEnd.Lost, (await running).End);
        Assert.Equal(["one"], await TablesAsync(fleet));
        Assert.Equal([0], fleet.Progress.Where(p => p.IsCompleted).Select(p => p.StepIndex));
    }

    [Fact]
    public async Task The_journals_own_transactions_say_their_isolation_outright()
    {
        await using var fleet = await CreateAsync(connections: 2);
        await fleet.Database.ExecuteAsync("""
            DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_isolation = serializable', current_database()); END $$;
            CREATE TABLE levels (kind text, level text);
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN
                INSERT INTO public.levels VALUES (NEW.kind, current_setting(''transaction_isolation'')); RETURN NEW; END';
            CREATE TRIGGER note BEFORE INSERT ON tenant_migrations.tenant_migration_log FOR EACH ROW EXECUTE FUNCTION note();
            """);
        await using var databases = new PostgresFleetDatabases(2);
        await using var port = databases.Open(fleet.Address, fleet.Policy);
        var tenant = await fleet.TenantAsync();
        await port.ExecuteAsync(await fleet.WorkAsync(tenant, Apply(1, "SELECT 1 / 0")), _ => { }, CancellationToken.None);
        await port.SettleAsync(new Settlement(Migration(1), "acme", MigrationStatus.RolledBack, "by hand", Guid.NewGuid(), Found: MigrationStatus.Failed), CancellationToken.None);
        await port.ExecuteAsync(await fleet.WorkAsync(tenant, Apply(2, "SELECT 1") with { InTransaction = false }), _ => { }, CancellationToken.None);

        Assert.Equal(
            ["applied|read committed", "failed|read committed", "marked|read committed", "started|read committed"],
            await fleet.Database.RowsAsync("SELECT kind, level FROM levels ORDER BY 1"));
    }
}
