using Npgsql;
using TenantMigrations.Engine;
using static TenantMigrations.Postgres.Tests.Fleet;

namespace TenantMigrations.Postgres.Tests.Execution;

/// <summary>What ends half-way outside a transaction: what is left of it is found in the catalogs, put right, and the work goes on.</summary>
public sealed class InterruptedStatements
{
    private const string Big = "CREATE TABLE acme.big (n int); INSERT INTO acme.big SELECT generate_series(1, 100)";
    private const string InvalidIndex = "UPDATE pg_index SET indisvalid = false WHERE indexrelid = ";

    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY IF NOT EXISTS big_n ON big (n)")]
    [InlineData("CREATE INDEX CONCURRENTLY big_n ON big (n)")]
    [InlineData("CREATE INDEX IF NOT EXISTS big_n ON big (n)")]
    public async Task An_invalid_index_of_the_name_is_never_taken_for_a_good_one(string sql)
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync(Big + "; CREATE INDEX big_n ON acme.big (n)");
        await fleet.Database.ExecuteAsync(InvalidIndex + "'acme.big_n'::regclass");

        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, Direct(1, sql))).End);

        Assert.Equal(["acme.big_n|True"], await IndexesAsync(fleet));
    }

    [Fact]
    public async Task Inside_a_transaction_an_invalid_index_that_would_be_skipped_fails_the_migration()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync(Big + "; CREATE INDEX \"Big n:\" ON acme.big (n)");
        await fleet.Database.ExecuteAsync(InvalidIndex + "'acme.\"Big n:\"'::regclass");

        var step = Apply(1, "ALTER TABLE big ADD COLUMN m int", "create unique index if not exists \"Big n:\" ON ONLY acme.big (n)", "SELECT 1");
        var outcome = await fleet.RunAsync(tenant, step);

        Assert.Equal((WorkEnd.Failed, 0, "TM007", 1, false), (outcome.End, outcome.CompletedSteps, outcome.Failure!.SqlState, outcome.Failure.StatementIndex, outcome.Failure.IsRetryable));
        Assert.Contains("DROP INDEX CONCURRENTLY acme.\"Big n:\")", outcome.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, await fleet.Database.ScalarAsync<long>("SELECT count(*) FROM pg_attribute WHERE attrelid = 'acme.big'::regclass AND attnum > 0"));

        await fleet.Database.ExecuteAsync("DROP INDEX acme.\"Big n:\"");
        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, step)).End);
        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, Apply(2, "CREATE INDEX IF NOT EXISTS \"Big n:\" ON big (n)"))).End);
    }

    [Fact]
    public async Task A_valid_index_that_exists_already_is_left_to_the_server()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync(Big + "; CREATE INDEX big_n ON acme.big (n)");
        var before = await fleet.Database.ScalarAsync<string>("SELECT 'acme.big_n'::regclass::oid::text");

        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, Direct(1, "CREATE INDEX CONCURRENTLY IF NOT EXISTS big_n ON big (n)"))).End);
        Assert.Equal("42P07", (await fleet.RunAsync(tenant, Direct(2, "CREATE INDEX CONCURRENTLY big_n ON big (n)"))).Failure!.SqlState);

        Assert.Equal(before, await fleet.Database.ScalarAsync<string>("SELECT 'acme.big_n'::regclass::oid::text"));
    }

    [Fact]
    public async Task An_index_that_another_session_builds_at_this_moment_is_left_alone()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync(Big);
        await using var writer = await fleet.Database.OpenAsync();
        await using var transaction = await writer.BeginTransactionAsync();
        await using (var write = new NpgsqlCommand("INSERT INTO acme.big VALUES (1)", writer)) await write.ExecuteNonQueryAsync();
        var byHand = Task.Run(() => fleet.Database.ExecuteAsync("CREATE INDEX CONCURRENTLY big_n ON acme.big (n)"));
        await fleet.UntilAsync("SELECT count(*) = 1 FROM pg_index WHERE NOT indisvalid AND indrelid = 'acme.big'::regclass");

        var busy = await fleet.RunAsync(tenant, Direct(1, "CREATE INDEX CONCURRENTLY IF NOT EXISTS big_n ON big (n)"));
        Assert.Equal((WorkEnd.Failed, "55P03", true), (busy.End, busy.Failure!.SqlState, busy.Failure.IsRetryable));
        Assert.Contains("is at it at this moment", busy.Failure.Message, StringComparison.Ordinal);

        await transaction.CommitAsync();
        await byHand;
        Assert.Equal(["acme.big_n|True"], await IndexesAsync(fleet));
    }

    [Fact]
    public async Task A_killed_build_of_an_index_without_a_name_is_found_by_what_the_table_had_before()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync(Big + "; CREATE INDEX ON acme.big (n)");
        var step = Direct(1, "SELECT 1", "CREATE INDEX CONCURRENTLY ON big (n)");
        await KillAsync(fleet, tenant, step, "CREATE INDEX CONC%");
        Assert.Equal(["acme.big_n_idx|True", "acme.big_n_idx1|False"], await IndexesAsync(fleet));

        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, step)).End);

        Assert.Equal(["acme.big_n_idx|True", "acme.big_n_idx1|True"], await IndexesAsync(fleet));
    }

    [Fact]
    public async Task A_build_without_a_name_that_was_done_but_not_recorded_is_not_done_twice()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync(Big);
        var step = Direct(1, "CREATE INDEX CONCURRENTLY ON big (n)");
        await fleet.InterruptedAsync(step, "running", 0);
        await fleet.Database.ExecuteAsync("UPDATE tenant_migrations.tenant_migration_status SET checkpoint = 'indexes:0:'; CREATE INDEX ON acme.big (n)");

        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, step)).End);

        Assert.Equal(["acme.big_n_idx|True"], await IndexesAsync(fleet));
    }

    [Theory]
    [InlineData("REINDEX INDEX CONCURRENTLY big_n")]
    [InlineData("REINDEX TABLE CONCURRENTLY big")]
    [InlineData("REINDEX (CONCURRENTLY) SCHEMA acme")]
    public async Task What_a_killed_reindex_leaves_is_dropped(string sql)
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync(Big + "; CREATE INDEX big_n ON acme.big (n)");
        var step = Direct(1, sql);
        await KillAsync(fleet, tenant, step, "REINDEX%");
        Assert.Equal(["acme.big_n|True", "acme.big_n_ccnew|False"], await IndexesAsync(fleet));

        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, step)).End);

        Assert.Equal(["acme.big_n|True"], await IndexesAsync(fleet));
    }

    [Fact]
    public async Task A_detachment_that_was_killed_is_finished()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync("CREATE TABLE acme.p (n int) PARTITION BY LIST (n); CREATE TABLE acme.p1 PARTITION OF acme.p FOR VALUES IN (1); INSERT INTO acme.p VALUES (1)");
        var step = Direct(1, "ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY", "CREATE TABLE after (n int)");
        await KillAsync(fleet, tenant, step, "ALTER TABLE p DETACH%", "SELECT * FROM acme.p");
        Assert.Equal("true", await fleet.Database.ScalarAsync<string>("SELECT inhdetachpending::text FROM pg_inherits WHERE inhrelid = 'acme.p1'::regclass"));

        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, step)).End);

        Assert.Equal(0L, await fleet.Database.ScalarAsync<long>("SELECT count(*) FROM pg_inherits WHERE inhrelid = 'acme.p1'::regclass"));
        Assert.Equal(1L, await fleet.Database.ScalarAsync<long>("SELECT count(*) FROM acme.p1"));

        // Done and not recorded: seen as done.
        await fleet.InterruptedAsync(step, "running", 0);
        await fleet.Database.ExecuteAsync("DROP TABLE acme.after");
        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, step)).End);
    }

    [Fact]
    public async Task A_drop_that_was_killed_is_done_again()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync(Big + "; CREATE INDEX big_n ON acme.big (n)");
        var step = Direct(1, "DROP INDEX CONCURRENTLY big_n");
        await KillAsync(fleet, tenant, step, "DROP INDEX CONC%", "SELECT * FROM acme.big WHERE n = 1");
        Assert.Equal(["acme.big_n|False"], await IndexesAsync(fleet));

        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, step)).End);

        Assert.Empty(await IndexesAsync(fleet));
    }

    [Fact]
    public async Task A_drop_that_was_done_but_not_recorded_does_not_reach_the_index_of_that_name_in_a_shared_schema()
    {
        await using var fleet = await CreateAsync(SchemaPolicy with { SharedSchemas = ["public"] });
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync(Big + "; CREATE INDEX big_n ON acme.big (n); CREATE TABLE public.big (n int); CREATE INDEX big_n ON public.big (n)");
        var step = Direct(1, "DROP INDEX CONCURRENTLY big_n", "SELECT 1");
        await fleet.DieAtFirstRecordAsync();
        Assert.Equal(WorkEnd.Lost, (await fleet.RunAsync(tenant, step)).End);
        await fleet.LiveOnAsync();

        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, step)).End);

        Assert.Empty(await IndexesAsync(fleet));
        Assert.Equal(["True"], await fleet.Database.RowsAsync("SELECT to_regclass('public.big_n') IS NOT NULL"));
    }

    [Fact]
    public async Task What_the_migration_had_set_for_its_session_is_set_again_before_it_goes_on()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync(Big + "; CREATE TABLE acme.seen (mode text, memory text)");
        var step = Direct(
            1,
            "SET app.mode = 'first'",
            "SET app.mode = 'quiet' -- of the triggers",
            "SET LOCAL app.mode = 'nowhere'",
            "RESET work_mem",
            "SET work_mem = '7MB'",
            "CREATE INDEX CONCURRENTLY big_n ON big (n)",
            "INSERT INTO seen VALUES (current_setting('app.mode', true), current_setting('work_mem'))");
        await KillAsync(fleet, tenant, step, "CREATE INDEX CONC%");

        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, step)).End);

        Assert.Equal(["quiet|7MB"], await fleet.Database.RowsAsync("SELECT mode, memory FROM acme.seen"));
    }

    [Theory]
    [InlineData("CREATE DATABASE {0}_more", false)]
    [InlineData("DROP DATABASE {0}_more", true)]
    public async Task A_database_that_is_made_or_dropped_already_is_seen(string sql, bool drops)
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        if (!drops) await fleet.Database.ExecuteAsync($"CREATE DATABASE {fleet.Database.Name}_more");
        try
        {
            var step = Direct(1, string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, fleet.Database.Name));
            await fleet.InterruptedAsync(step, "running", 0);
            Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, step)).End);
        }
        finally
        {
            await fleet.Database.ExecuteAsync($"DROP DATABASE IF EXISTS {fleet.Database.Name}_more");
        }
    }

    [Fact]
    public async Task Where_nobody_can_know_whether_a_statement_is_done_it_is_said_and_not_run()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync("CREATE TABLE acme.once (n int)");
        var step = Direct(1, "DO $$ BEGIN INSERT INTO once VALUES (1); END $$", "INSERT INTO once VALUES (2)");
        await fleet.InterruptedAsync(step, "running", 0);

        var outcome = await fleet.RunAsync(tenant, step);
        Assert.Equal((WorkEnd.Failed, 0), (outcome.End, outcome.Failure!.StatementIndex));
        Assert.Contains("nothing shows whether it is done", outcome.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(0L, await fleet.Database.ScalarAsync<long>("SELECT count(*) FROM acme.once"));

        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(await fleet.WorkAsync(tenant, step) with { MayRepeat = true })).End);
        Assert.Equal(["1", "2"], await fleet.Database.RowsAsync("SELECT n FROM acme.once ORDER BY 1"));
    }

    [Fact]
    public async Task A_refused_statement_in_a_transaction_of_the_migrations_own_is_tried_again_from_its_begin()
    {
        await using var fleet = await CreateAsync(SchemaPolicy with { LockTimeout = TimeSpan.FromMilliseconds(50) });
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync("CREATE TABLE acme.once (n int); CREATE TABLE acme.other (n int)");
        var step = Direct(1, "SELECT 1", "BEGIN", "INSERT INTO once VALUES (1)", "ALTER TABLE other ADD COLUMN m int", "COMMIT");
        await using var holder = await fleet.Database.OpenAsync();
        var transaction = await holder.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("SELECT * FROM acme.other", holder)) await command.ExecuteNonQueryAsync();
        var work = await fleet.WorkAsync(tenant, step);

        Assert.Equal("55P03", (await fleet.RunAsync(work)).Failure!.SqlState);
        await transaction.RollbackAsync();

        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(work with { MayRepeat = true })).End);
        Assert.Equal(1L, await fleet.Database.ScalarAsync<long>("SELECT count(*) FROM acme.once"));
    }

    // A transaction that has the table in use holds the statement up; then its session is ended.
    private static async Task KillAsync(Fleet fleet, Tenant tenant, MigrationStep step, string query, string holds = "INSERT INTO acme.big VALUES (0)")
    {
        await using var holder = await fleet.Database.OpenAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand(holds, holder)) await hold.ExecuteNonQueryAsync();
        var running = fleet.RunAsync(tenant, step);
        await fleet.UntilAsync($"SELECT count(*) = 1 FROM pg_stat_activity WHERE query LIKE '{query}' AND wait_event_type = 'Lock' AND datname = current_database()");
        await fleet.Database.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '{query}' AND datname = current_database()");
        Assert.Equal(WorkEnd.Lost, (await running).End);
        await transaction.RollbackAsync();
        await fleet.UntilAsync("SELECT count(*) = 0 FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
    }

    private static Task<string[]> IndexesAsync(Fleet fleet) => fleet.Database.RowsAsync(
        "SELECT format('%s.%s', n.nspname, c.relname), i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE i.indrelid = 'acme.big'::regclass ORDER BY 1");
}
