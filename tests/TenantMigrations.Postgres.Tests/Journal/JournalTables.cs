using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;
using TenantMigrations.Postgres.Journal;
using static TenantMigrations.Postgres.Tests.Fleet;

namespace TenantMigrations.Postgres.Tests.Journal;

public sealed class JournalTables
{
    [Theory]
    [InlineData("tenant_migration_status", TransactionPer.Migration)]
    [InlineData("tenant_migration_status", TransactionPer.Tenant)]
    [InlineData("tenant_migration_head", TransactionPer.Migration)]
    public async Task What_the_journal_does_not_take_is_not_committed(string table, TransactionPer per)
    {
        await using var fleet = await CreateAsync(SchemaPolicy with { TransactionPer = per });
        var tenant = await fleet.TenantAsync();
        await fleet.RunAsync(tenant, Apply(1, "CREATE TABLE one (id int)"));
        await fleet.Database.ExecuteAsync($"""
            CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
            CREATE TRIGGER swallow BEFORE INSERT OR UPDATE ON tenant_migrations.{table} FOR EACH ROW EXECUTE FUNCTION swallow()
            """);
        var outcome = await fleet.RunAsync(tenant, Apply(2, "CREATE TABLE two (id int)"));

        Assert.Equal((WorkEnd.Failed, 0, "TM008"), (outcome.End, outcome.CompletedSteps, outcome.Failure?.SqlState));
        Assert.Contains(table, outcome.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(1, await fleet.Database.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'acme'"));
    }

    [Fact]
    public async Task Without_a_journal_the_state_says_so_and_rows_are_empty()
    {
        await using var fleet = await CreateAsync(journal: false);
        Assert.Null((await fleet.Port.ReadStateAsync(CancellationToken.None)).Version);
        Assert.Empty(await fleet.Port.ReadEntriesAsync(null, true, CancellationToken.None));
        Assert.Empty(await fleet.Port.ReadRunAsync(Guid.NewGuid(), CancellationToken.None));
        Assert.Empty((await fleet.Port.InspectAsync("tenant_id", CancellationToken.None)).WrongHeads);
        var work = new TenantWork { Tenant = null, Steps = [Global(1, "SELECT 1")], ExpectedHead = default, RunId = Guid.NewGuid() };
        var e = await Assert.ThrowsAsync<FleetException>(() => fleet.RunAsync(work));
        Assert.Contains("init", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_engine_and_the_scripts_agree_on_the_version() => Assert.Equal(JournalState.CurrentVersion, JournalScripts.Version);

    [Fact]
    public async Task Eight_at_once_create_one_journal()
    {
        await using var fleet = await CreateAsync(journal: false);
        var changed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => fleet.Port.InitializeJournalAsync(CancellationToken.None))));

        Assert.Equal(1, changed.Count(c => c));
        Assert.Equal(JournalState.CurrentVersion, (await fleet.Port.ReadStateAsync(CancellationToken.None)).Version);
        Assert.False(await fleet.Port.InitializeJournalAsync(CancellationToken.None));
    }

    [Fact]
    public async Task An_older_journal_is_upgraded_step_by_step_and_keeps_its_rows()
    {
        await using var fleet = await CreateAsync(journal: false);
        await using var pool = new SessionPool(1);
        await using var first = new PostgresFleetDatabase(pool, new SessionSource(fleet.Address), new JournalSql(fleet.Policy.JournalSchema), fleet.Policy, journalVersion: 1);
        Assert.True(await first.InitializeJournalAsync(CancellationToken.None));
        await fleet.Database.ExecuteAsync("INSERT INTO tenant_migrations.tenant_migration_log (migration_id, kind) VALUES ('kept', 'applied')");

        Assert.Equal(1, (await fleet.Port.ReadStateAsync(CancellationToken.None)).Version);
        Assert.True(await fleet.Port.InitializeJournalAsync(CancellationToken.None));
        Assert.Equal(2, (await fleet.Port.ReadStateAsync(CancellationToken.None)).Version);
        Assert.Equal(["kept"], await fleet.Database.RowsAsync("SELECT migration_id FROM tenant_migrations.tenant_migration_log"));
    }

    [Fact]
    public async Task A_newer_journal_is_refused_and_left_alone()
    {
        await using var fleet = await CreateAsync();
        await fleet.Database.ExecuteAsync("UPDATE tenant_migrations.tenant_migration_head SET journal_version = 99 WHERE id = 0");

        foreach (var use in new Func<Task>[] { () => fleet.Port.ReadStateAsync(CancellationToken.None), () => fleet.Port.InitializeJournalAsync(CancellationToken.None) })
        {
            var e = await Assert.ThrowsAsync<FleetException>(use);
            Assert.Equal(FleetErrorKind.Settings, e.Kind);
            Assert.Contains("99", e.Message, StringComparison.Ordinal);
        }

        Assert.Equal(99, await fleet.Database.ScalarAsync<int>("SELECT journal_version FROM tenant_migrations.tenant_migration_head WHERE id = 0"));
    }

    [Fact]
    public async Task The_head_is_right_after_every_edit_by_hand()
    {
        await using var fleet = await CreateAsync();
        const string Table = "tenant_migrations.tenant_migration_status";
        (string Sql, string? Tenant, (string, string)[] Completed)[] edits =
        [
            ($"INSERT INTO {Table} (migration_id, tenant_id, status, checksum) VALUES ('a', 'x', 'completed', 'v1:1'), ('b', 'x', 'completed', 'v1:2'), ('c', 'x', 'failed', 'v1:3'), ('g', NULL, 'completed', 'v1:g')", "x", [("a", "v1:1"), ("b", "v1:2")]),
            ("SELECT 1", null, [("g", "v1:g")]),
            ($"UPDATE {Table} SET status = 'completed' WHERE migration_id = 'c'", "x", [("a", "v1:1"), ("b", "v1:2"), ("c", "v1:3")]),
            ($"UPDATE {Table} SET checksum = 'v1:9' WHERE migration_id = 'b'", "x", [("a", "v1:1"), ("b", "v1:9"), ("c", "v1:3")]),
            ($"UPDATE {Table} SET migration_id = 'z', error = 'e' WHERE migration_id = 'a'", "x", [("z", "v1:1"), ("b", "v1:9"), ("c", "v1:3")]),
            ($"UPDATE {Table} SET tenant_id = 'y' WHERE migration_id = 'z'", "x", [("b", "v1:9"), ("c", "v1:3")]),
            ("SELECT 1", "y", [("z", "v1:1")]),
            ($"UPDATE {Table} SET tenant_id = NULL WHERE migration_id = 'z'", null, [("g", "v1:g"), ("z", "v1:1")]),
            ("SELECT 1", "y", []),
            ($"UPDATE {Table} SET status = 'rolled_back' WHERE migration_id = 'b'", "x", [("c", "v1:3")]),
            ($"DELETE FROM {Table} WHERE migration_id IN ('b', 'c')", "x", []),
            ($"INSERT INTO {Table} (migration_id, tenant_id, status, checksum) VALUES ('u', 'x', 'completed', 'v1:u'); TRUNCATE {Table}", "x", []),
            ("SELECT 1", null, []),
        ];
        foreach (var (sql, tenant, completed) in edits)
        {
            await fleet.Database.ExecuteAsync(sql);
            Assert.Equal(completed.Aggregate(default(JournalHead), (h, m) => h.With(m.Item1, m.Item2)), await fleet.HeadAsync(tenant));
            Assert.Empty((await fleet.Port.InspectAsync("tenant_id", CancellationToken.None)).WrongHeads);
        }
    }

    [Fact]
    public async Task A_status_that_is_none_is_refused()
    {
        await using var fleet = await CreateAsync();
        var e = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => fleet.Database.ExecuteAsync(
            "INSERT INTO tenant_migrations.tenant_migration_status (migration_id, tenant_id, status, checksum) VALUES ('a', 'x', 'done', 'v1:1')"));
        Assert.Equal("23514", e.SqlState);
    }

    [Fact]
    public async Task A_head_that_lies_is_found()
    {
        await using var fleet = await CreateAsync();
        await fleet.RunAsync(await fleet.TenantAsync(), Apply(1, "SELECT 1"));
        await fleet.RunAsync((Tenant?)null, Global(2, "SELECT 1"));
        await fleet.Database.ExecuteAsync("UPDATE tenant_migrations.tenant_migration_head SET hash = hash + 1");

        Assert.Equal([new JournalKey("acme"), new JournalKey(null)], (await fleet.Port.InspectAsync("tenant_id", CancellationToken.None)).WrongHeads);
    }

    [Fact]
    public async Task Heads_that_lie_are_counted_anew_by_init_while_nobody_works()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.RunAsync(tenant, Apply(1, "SELECT 1"));
        var right = await fleet.HeadAsync("acme");
        await fleet.Database.ExecuteAsync($"""
            SET session_replication_role = replica;
            INSERT INTO tenant_migrations.tenant_migration_status (migration_id, tenant_id, status, checksum) VALUES
                ('{Migration(2).Id}', 'acme', 'completed', '{Migration(2).Checksum}'), ('a', 'unseen', 'completed', 'v1:1'), ('g', NULL, 'completed', 'v1:g');
            INSERT INTO tenant_migrations.tenant_migration_head (tenant_id, count, hash) VALUES ('gone', 3, 7);
            """);
        Assert.Equal(4, (await fleet.Port.InspectAsync("tenant_id", CancellationToken.None)).WrongHeads.Count);

        await using (var other = await fleet.Database.OpenAsync())
        {
            await using var transaction = await other.BeginTransactionAsync();
            await using (var hold = new Npgsql.NpgsqlCommand("SELECT tenant_migrations.hold('acme')", other)) await hold.ExecuteNonQueryAsync();
            var locked = await Assert.ThrowsAsync<FleetException>(() => fleet.Port.InitializeJournalAsync(CancellationToken.None));
            Assert.Equal(FleetErrorKind.Locked, locked.Kind);
            Assert.Equal(right, await fleet.HeadAsync("acme"));
        }

        Assert.True(await fleet.Port.InitializeJournalAsync(CancellationToken.None));
        Assert.Empty((await fleet.Port.InspectAsync("tenant_id", CancellationToken.None)).WrongHeads);
        Assert.Equal(right.With(Migration(2).Id, Migration(2).Checksum), await fleet.HeadAsync("acme"));
        Assert.Equal(default(JournalHead).With("a", "v1:1"), await fleet.HeadAsync("unseen"));
        Assert.Equal(default(JournalHead).With("g", "v1:g"), await fleet.HeadAsync(null));
        Assert.Equal(default, await fleet.HeadAsync("gone"));
        Assert.Equal(JournalState.CurrentVersion, (await fleet.Port.ReadStateAsync(CancellationToken.None)).Version);
        Assert.False(await fleet.Port.InitializeJournalAsync(CancellationToken.None));
        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, Apply(3, "SELECT 1"))).End);
    }

    [Fact]
    public async Task Rows_are_read_by_key_and_what_is_unfinished_comes_along()
    {
        await using var fleet = await CreateAsync();
        foreach (var id in (string[])["acme", "globex", "initech"]) await fleet.RunAsync(await fleet.TenantAsync(id), Apply(1, "SELECT 1"));
        await fleet.RunAsync(await fleet.TenantAsync("hooli"), Apply(1, "SELECT 1 / 0"));
        await fleet.RunAsync((Tenant?)null, Global(2, "SELECT 1"));

        async Task<string> ReadAsync(JournalKey[]? keys, bool unfinished) =>
            string.Join(' ', (await fleet.Port.ReadEntriesAsync(keys, unfinished, CancellationToken.None)).Select(e => e.TenantId ?? "-").Order(StringComparer.Ordinal));
        Assert.Equal("- acme globex hooli initech", await ReadAsync(null, false));
        Assert.Equal("acme", await ReadAsync([new("acme")], false));
        Assert.Equal("- globex hooli", await ReadAsync([new("globex"), new(null)], true));
        Assert.Equal("hooli", await ReadAsync([], true));
        var failed = Assert.Single(await fleet.Port.ReadEntriesAsync([new("hooli")], false, CancellationToken.None));
        Assert.Equal(("division by zero (22012, statement 1)", MigrationStatus.Failed), (failed.Error, failed.Status));
        var done = Assert.Single(await fleet.Port.ReadEntriesAsync([new("acme")], false, CancellationToken.None));
        Assert.Equal((MigrationStatus.Completed, DateTimeKind.Utc, false), (done.Status, done.AppliedAt!.Value.Kind, done.IsAlive));
        Assert.NotNull(done.ExecutionTime);
    }

    [Fact]
    public async Task A_failed_rollback_leaves_the_migration_applied_with_the_error()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.RunAsync(tenant, Apply(1, "SELECT 1"));
        Assert.Equal(WorkEnd.Failed, (await fleet.RunAsync(tenant, Rollback(1, "DROP TABLE nowhere"))).End);

        var entry = Assert.Single(await fleet.Port.ReadEntriesAsync(null, false, CancellationToken.None));
        Assert.Equal(MigrationStatus.Completed, entry.Status);
        Assert.Contains("nowhere", entry.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await fleet.HeadAsync("acme")).Count);
    }

    [Fact]
    public async Task A_persons_word_is_recorded_under_the_lock_with_its_reason()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.RunAsync(tenant, Apply(1, "SELECT 1 / 0"));
        var word = new Settlement(Migration(1), "acme", MigrationStatus.Completed, "done by hand", Guid.NewGuid(), Found: MigrationStatus.Failed);
        await fleet.Port.SettleAsync(word, CancellationToken.None);

        Assert.Equal(["20240101000001_step|completed"], await fleet.StatusAsync());
        Assert.Equal(default(JournalHead).With(Migration(1).Id, Migration(1).Checksum), await fleet.HeadAsync("acme"));
        Assert.Equal(["failed|", "marked|done by hand"], await fleet.Database.RowsAsync("SELECT kind, reason FROM tenant_migrations.tenant_migration_log ORDER BY id"));

        // Meanwhile another run has completed it: what was said about the failure does not count any more.
        var stale = await Assert.ThrowsAsync<FleetException>(() => fleet.Port.SettleAsync(word with { Status = MigrationStatus.RolledBack }, CancellationToken.None));
        Assert.Equal(FleetErrorKind.Locked, stale.Kind);
        Assert.Equal(["20240101000001_step|completed"], await fleet.StatusAsync());
        Assert.Equal(2, await fleet.Database.ScalarAsync<long>("SELECT count(*) FROM tenant_migrations.tenant_migration_log"));

        await fleet.Port.SettleAsync(word with { Status = MigrationStatus.RolledBack, Found = MigrationStatus.Completed }, CancellationToken.None);
        Assert.Equal(default, await fleet.HeadAsync("acme"));

        await using var other = await fleet.Database.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using (var hold = new Npgsql.NpgsqlCommand("SELECT tenant_migrations.hold('acme')", other)) await hold.ExecuteNonQueryAsync();
        Assert.Equal(FleetErrorKind.Locked, (await Assert.ThrowsAsync<FleetException>(() => fleet.Port.SettleAsync(word, CancellationToken.None))).Kind);
    }

    [Fact]
    public async Task A_database_that_publishes_all_tables_takes_the_journals_updates()
    {
        await using var fleet = await CreateAsync();
        await fleet.Database.ExecuteAsync("CREATE PUBLICATION everything FOR ALL TABLES");
        var tenant = await fleet.TenantAsync();
        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, Apply(1, "SELECT 1"))).End);
        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, Rollback(1, "SELECT 1"))).End);
    }
}
