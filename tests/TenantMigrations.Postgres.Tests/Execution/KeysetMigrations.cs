using TenantMigrations.Engine;
using static TenantMigrations.Postgres.Tests.Execution.CodeSteps;
using static TenantMigrations.Postgres.Tests.Fleet;

namespace TenantMigrations.Postgres.Tests.Execution;

/// <summary>Keyset batches: whatever the key, and wherever the work is cut off, each row is done once.</summary>
public sealed class KeysetMigrations
{
    private const string Touch = "UPDATE items SET touched = touched + 1 FROM batch WHERE items.id = batch.id";

    private static readonly KeysetBatches s_items = new() { Table = "items", Key = ["id"], Size = 4 };

    public static TheoryData<string, string> KeyTypes => new()
    {
        { "uuid", "gen_random_uuid()" },
        { "bigint", "9007199254740993 - n * 1000000007::bigint" },
        { "text COLLATE \"C\"", "chr(64 + n) || E'\\'\\\"\\\\ é' || n" },
        { "text COLLATE \"und-x-icu\"", "CASE n % 2 WHEN 0 THEN 'a' ELSE 'B' END || n" },
        { "varchar(9)", "'k ' || n" },
        { "char(5)", "'c' || n" },
        { "timestamptz", "'2024-01-02 03:04:05.678901+02'::timestamptz + n * interval '33 days 1 microsecond'" },
        { "timestamp", "'0044-03-15 BC'::timestamp + n * interval '9 years'" },
        { "date", "'2024-01-02'::date + n" },
        { "numeric(30,10)", "n / 3.0" },
        { "double precision", "1.0 / n" },
        { "interval", "n * interval '1 day 00:00:01'" },
        { "bytea", "decode(lpad(to_hex(n * 77), 8, '0'), 'hex')" },
        { "int[]", "ARRAY[n % 3, n]" },
        { "boolean", "n = 1" },
        { "inet", "'10.0.0.0'::inet + n" },
        { "mood", "(ARRAY['sad', 'ok', 'it''s \"fine\"'])[n]::mood" },
        { "long_text", "'d' || n" },
    };

    [Theory]
    [MemberData(nameof(KeyTypes))]
    public async Task A_key_of_any_type_is_resumed_behind_the_last_whole_batch(string type, string value)
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync("Acme \"x\"");
        await fleet.Database.ExecuteAsync(
            "SET search_path = \"Acme \"\"x\"\"\"; CREATE TYPE mood AS ENUM ('sad', 'ok', 'it''s \"fine\"'); CREATE DOMAIN long_text AS text; "
            + $"CREATE TABLE items (id {type} PRIMARY KEY, touched int NOT NULL DEFAULT 0); INSERT INTO items SELECT DISTINCT {value} FROM generate_series(1, {(type is "mood" or "boolean" ? 3 : 23)}) AS n");
        var size = type is "mood" or "boolean" ? 1 : 4;
        var batches = 0;
        var stopAt = 2;
        var code = Code(1, true, (context, ct) => context.KeysetBatchesAsync(
            s_items with { Size = size },
            async (batch, c) =>
            {
                Assert.Equal(batch.Count, await batch.ExecuteAsync(Touch, [], c));
                if (++batches == stopAt) throw new InvalidOperationException("stop");
            },
            ct));

        Assert.Equal("stop", (await fleet.RunAsync(tenant, code)).Failure!.Message);
        Assert.Equal(size, await fleet.Database.ScalarAsync<long>("SELECT sum(touched) FROM \"Acme \"\"x\"\"\".items"));
        // The next attempt may have other settings of the session.
        await fleet.Database.ExecuteAsync(
            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET DateStyle = ''SQL, DMY''', current_database()); EXECUTE format('ALTER DATABASE %I SET TimeZone = ''Asia/Kathmandu''', current_database()); END $$");
        await using var later = fleet.Reopen();
        Assert.Equal(new WorkOutcome(WorkEnd.Done, 1), await later.ExecuteAsync(await fleet.WorkAsync(tenant, code), fleet.Progress.Enqueue, default));
        Assert.Equal(["1"], await fleet.Database.RowsAsync("SELECT DISTINCT touched FROM \"Acme \"\"x\"\"\".items"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Composite_keys_and_quoted_names_are_worked_through_with_parameters_and_conditions(bool inTransaction)
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync(
            "CREATE TABLE acme.\"Order \"\"Lines\" (\"Order\" text, \"line no\" int, note text, touched int NOT NULL DEFAULT 0, PRIMARY KEY (\"line no\", \"Order\")); "
            + "INSERT INTO acme.\"Order \"\"Lines\" SELECT 'o' || n / 5, n % 5, CASE n % 2 WHEN 0 THEN 'even' END FROM generate_series(0, 40) AS n");
        var rows = 0;
        var batches = new KeysetBatches { Schema = "acme", Table = "Order \"Lines", Key = ["Order", "line no"], Where = "note IS NOT NULL -- the even ones", Size = 6 };
        var outcome = await fleet.RunAsync(tenant, Code(1, inTransaction, (context, ct) => context.KeysetBatchesAsync(
            batches,
            async (batch, c) => rows += await batch.ExecuteAsync(
                "WITH RECURSIVE more AS (SELECT $1 AS by) UPDATE \"Order \"\"Lines\" AS l SET touched = touched + more.by FROM batch, more WHERE (l.\"Order\", l.\"line no\") = (batch.\"Order\", batch.\"line no\")",
                [2],
                c),
            ct)));

        Assert.Equal((WorkEnd.Done, 21), (outcome.End, rows));
        Assert.Equal(["0|20", "2|21"], await fleet.Database.RowsAsync("SELECT touched, count(*) FROM acme.\"Order \"\"Lines\" GROUP BY 1 ORDER BY 1"));
    }

    [Fact]
    public async Task Batches_copy_delete_and_are_read_in_code()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await ItemsAsync(fleet, 10);
        await fleet.Database.ExecuteAsync("CREATE TABLE acme.copies (id int PRIMARY KEY)");
        var read = new List<int>();
        var outcome = await fleet.RunAsync(tenant, Code(1, true, (context, ct) => context.KeysetBatchesAsync(
            s_items,
            async (batch, c) =>
            {
                await batch.ExecuteAsync("INSERT INTO copies SELECT id FROM batch", [], c);
                await batch.ExecuteAsync("WITH gone AS (DELETE FROM items USING batch WHERE items.id = batch.id RETURNING items.id) SELECT id FROM gone", [], c);
                await using var command = batch.CreateCommand("SELECT id FROM batch ORDER BY id");
                await using var reader = await command.ExecuteReaderAsync(c);
                while (await reader.ReadAsync(c)) read.Add(reader.GetInt32(0));
            },
            ct)));

        Assert.Equal(WorkEnd.Done, outcome.End);
        Assert.Equal(Enumerable.Range(1, 10), read);
        Assert.Equal(["0|10"], await fleet.Database.RowsAsync("SELECT (SELECT count(*) FROM acme.items), (SELECT count(*) FROM acme.copies)"));
    }

    [Fact]
    public async Task A_tenants_role_sees_its_own_rows_only_and_the_planner_counts_them()
    {
        await using var fleet = await CreateAsync(SchemaPolicy with { Isolation = TenantIsolation.Shared, TenantRole = "tm_app" });
        await fleet.Database.ExecuteAsync(
            "DO $$ BEGIN CREATE ROLE tm_app; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$; "
            + "CREATE TABLE items (tenant_id text, id int, touched int NOT NULL DEFAULT 0, PRIMARY KEY (tenant_id, id)); GRANT ALL ON items TO tm_app; "
            + "ALTER TABLE items ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON items USING (tenant_id = current_setting('app.current_tenant_id')); "
            + "INSERT INTO items SELECT t, n FROM unnest('{acme,birch}'::text[]) AS t, generate_series(1, 400) AS n; ANALYZE items");
        var tenant = await fleet.TenantAsync();
        var code = Code(1, true, (context, ct) => context.KeysetBatchesAsync(
            s_items with { Key = ["tenant_id", "id"], Size = 100 },
            (batch, c) => batch.ExecuteAsync("UPDATE items SET touched = touched + 1 FROM batch WHERE (items.tenant_id, items.id) = (batch.tenant_id, batch.id)", [], c),
            ct));

        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, code)).End);
        Assert.Equal(["acme|400", "birch|0"], await fleet.Database.RowsAsync("SELECT tenant_id, sum(touched) FROM items GROUP BY 1 ORDER BY 1"));
        var shares = fleet.Progress.Where(p => p.Message is not null).Select(p => p.Completed).ToArray();
        Assert.Equal([0.25, 0.5, 0.75, 0.99], shares);
        Assert.Equal("100 of about 400 rows of items", fleet.Progress.First(p => p.Message is not null).Message);
    }

    [Fact]
    public async Task Rows_that_come_behind_the_end_are_taken_and_an_endless_stream_of_them_ends_all_the_same()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await ItemsAsync(fleet, 6);
        var batches = 0;
        var outcome = await fleet.RunAsync(tenant, Code(1, true, (context, ct) => context.KeysetBatchesAsync(
            s_items,
            async (batch, c) =>
            {
                batches++;
                await batch.ExecuteAsync(Touch, [], c);
                await fleet.Database.ExecuteAsync("INSERT INTO acme.items SELECT max(id) + 1 FROM acme.items");
            },
            ct)));

        Assert.Equal((WorkEnd.Done, 11), (outcome.End, batches));
        Assert.Equal(["1"], await fleet.Database.RowsAsync("SELECT DISTINCT touched FROM acme.items WHERE id < (SELECT max(id) FROM acme.items)"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_a_pause_no_transaction_is_open_and_a_cancellation_ends_it(bool inTransaction)
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await ItemsAsync(fleet, 12);
        using var cancel = new CancellationTokenSource();
        var code = Code(1, inTransaction, (context, ct) => context.KeysetBatchesAsync(s_items with { Pause = TimeSpan.FromMinutes(5) }, (batch, c) => batch.ExecuteAsync(Touch, [], c), ct));
        var running = fleet.RunAsync(await fleet.WorkAsync(tenant, code), cancel.Token);
        while (await fleet.Database.ScalarAsync<long>("SELECT sum(touched) FROM acme.items") == 0) await Task.Delay(10);
        await Task.Delay(200);
        var transactions = await fleet.Database.ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'tenant-migrations' AND xact_start IS NOT NULL");
        var entries = await fleet.Port.ReadEntriesAsync(null, false, default);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(0, transactions);
        Assert.True(Assert.Single(entries).IsAlive);
        Assert.Equal(["running|up:1:4 [4]"], await fleet.Database.RowsAsync("SELECT status, checkpoint FROM tenant_migrations.tenant_migration_status"));
        Assert.Equal(4, await fleet.Database.ScalarAsync<long>("SELECT sum(touched) FROM acme.items"));
    }

    [Fact]
    public async Task Connections_cut_at_any_batch_leave_no_row_out_and_do_none_twice()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await ItemsAsync(fleet, 60);
        var random = new Random(7);
        var cuts = 0;
        var code = Code(1, true, (context, ct) => context.KeysetBatchesAsync(
            s_items,
            async (batch, c) =>
            {
                if (random.Next(3) == 0) await CutAsync();
                await batch.ExecuteAsync(Touch, [], c);
                if (random.Next(3) == 0) await CutAsync();
            },
            ct));

        async Task CutAsync()
        {
            cuts++;
            await fleet.Database.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'tenant-migrations'");
        }

        for (var done = false; !done;)
        {
            try
            {
                done = (await fleet.RunAsync(await fleet.WorkAsync(tenant, code))).End == WorkEnd.Done;
            }
            catch (FleetException e) when (e.Kind == FleetErrorKind.Unreachable)
            {
                // The next attempt is that of the next run.
            }
        }

        Assert.True(cuts > 5, $"{cuts} cuts");
        Assert.Equal(["1|60"], await fleet.Database.RowsAsync("SELECT touched, count(*) FROM acme.items GROUP BY 1"));
    }

    [Fact]
    public async Task Who_finds_another_checkpoint_than_its_own_stops()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await ItemsAsync(fleet, 12);
        var running = fleet.RunAsync(tenant, Code(1, true, (context, ct) => context.KeysetBatchesAsync(
            s_items with { Pause = TimeSpan.FromSeconds(2) }, (batch, c) => batch.ExecuteAsync(Touch, [], c), ct)));

        // Another process goes on in the pause, as it can where a pooler keeps the session's lock away.
        while (await fleet.Database.ScalarAsync<int>("UPDATE tenant_migrations.tenant_migration_status SET checkpoint = 'up:1:8 [8]' WHERE checkpoint = 'up:1:4 [4]' RETURNING 1") == 0) await Task.Delay(10);
        var outcome = await running;

        Assert.Equal((WorkEnd.HeadMoved, 0), (outcome.End, outcome.CompletedSteps));
        Assert.Equal(4, await fleet.Database.ScalarAsync<long>("SELECT sum(touched) FROM acme.items"));
    }

    [Theory]
    [InlineData("CREATE TABLE acme.items (id int, touched int NOT NULL DEFAULT 0)", "may be null")]
    [InlineData("CREATE TABLE acme.items (id int NOT NULL, touched int NOT NULL DEFAULT 0)", "no unique index")]
    [InlineData("CREATE TABLE acme.items (id int NOT NULL, other int, touched int, UNIQUE (id, other))", "no unique index")]
    [InlineData("CREATE TABLE acme.items (id int NOT NULL, touched int NOT NULL); CREATE UNIQUE INDEX ON acme.items (id) WHERE id > 1", "no unique index")]
    [InlineData("CREATE TABLE acme.items (id int NOT NULL, touched int NOT NULL); CREATE UNIQUE INDEX ON acme.items ((id + 1))", "no unique index")]
    [InlineData("CREATE COLLATION acme.same (provider = icu, locale = 'und-u-ks-level2', deterministic = false); CREATE TABLE acme.items (id text COLLATE acme.same NOT NULL, touched int NOT NULL); CREATE UNIQUE INDEX ON acme.items (id COLLATE \"C\")", "no unique index")]
    [InlineData("CREATE TABLE acme.items (id int PRIMARY KEY, touched int NOT NULL); CREATE TABLE acme.more () INHERITS (acme.items)", "inherit")]
    [InlineData("CREATE TABLE public.items (id int PRIMARY KEY)", "does not exist")]
    public async Task What_is_no_key_is_refused(string table, string expected)
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync(table);
        var outcome = await fleet.RunAsync(tenant, Code(1, true, (context, ct) => context.KeysetBatchesAsync(s_items, (batch, c) => batch.ExecuteAsync(Touch, [], c), ct)));

        Assert.Equal(WorkEnd.Failed, outcome.End);
        Assert.Contains(expected, outcome.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partitioned_table_is_worked_through_over_all_its_partitions()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync(
            "CREATE TABLE acme.items (id int PRIMARY KEY, touched int NOT NULL DEFAULT 0) PARTITION BY HASH (id); "
            + "CREATE TABLE acme.p0 PARTITION OF acme.items FOR VALUES WITH (MODULUS 2, REMAINDER 0); CREATE TABLE acme.p1 PARTITION OF acme.items FOR VALUES WITH (MODULUS 2, REMAINDER 1); "
            + "INSERT INTO acme.items SELECT generate_series(1, 50)");
        var outcome = await fleet.RunAsync(tenant, Code(1, true, (context, ct) => context.KeysetBatchesAsync(s_items, (batch, c) => batch.ExecuteAsync(Touch, [], c), ct)));

        Assert.Equal(WorkEnd.Done, outcome.End);
        Assert.Equal(["1|50"], await fleet.Database.RowsAsync("SELECT touched, count(*) FROM acme.items GROUP BY 1"));
    }

    [Fact]
    public async Task Where_one_transaction_covers_a_tenant_a_code_migration_cuts_it_and_commits_its_batches()
    {
        await using var fleet = await CreateAsync(SchemaPolicy with { TransactionPer = TransactionPer.Tenant });
        var tenant = await fleet.TenantAsync();
        var outcome = await fleet.RunAsync(
            tenant,
            Apply(1, "CREATE TABLE items (id int PRIMARY KEY, touched int NOT NULL DEFAULT 0)", "INSERT INTO items SELECT generate_series(1, 10)"),
            Code(2, true, (context, ct) => context.KeysetBatchesAsync(s_items, (batch, c) => batch.ExecuteAsync(Touch, [], c), ct)),
            Apply(3, "SELECT 1 / 0"));

        Assert.Equal((WorkEnd.Failed, 2), (outcome.End, outcome.CompletedSteps));
        Assert.Equal(["1|10"], await fleet.Database.RowsAsync("SELECT touched, count(*) FROM acme.items GROUP BY 1"));
    }

    private static Task ItemsAsync(Fleet fleet, int rows) => fleet.Database.ExecuteAsync(
        $"CREATE TABLE acme.items (id int PRIMARY KEY, touched int NOT NULL DEFAULT 0); INSERT INTO acme.items SELECT generate_series(1, {rows})");
}
