using System.Globalization;
using TenantMigrations.Engine;
using static TenantMigrations.Postgres.Tests.Execution.CodeSteps;
using static TenantMigrations.Postgres.Tests.Fleet;

namespace TenantMigrations.Postgres.Tests.Execution;

public sealed class CodeMigrations
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Code_runs_between_sql_in_the_tenants_place(bool inTransaction)
    {
        await using var fleet = await CreateAsync();
        var code = Code(2, inTransaction, async (context, ct) =>
        {
            Assert.Equal(("acme", "acme", inTransaction), (context.TenantId, context.TenantSchema, context.Transaction is not null));
            Assert.Equal(2, await context.ExecuteAsync("INSERT INTO one SELECT * FROM unnest($1)", [new[] { 1, 2 }], ct));
            context.ReportProgress("half", 0.5);
        });
        var outcome = await fleet.RunAsync(await fleet.TenantAsync(), Apply(1, "CREATE TABLE one (id int)"), code, Apply(3, "CREATE TABLE three AS SELECT count(*) FROM one"));

        Assert.Equal(new WorkOutcome(WorkEnd.Done, 3), outcome);
        Assert.Equal(2L, await fleet.Database.ScalarAsync<long>("SELECT count FROM acme.three"));
        Assert.Contains(fleet.Progress, p => p is { StepIndex: 1, Message: "half", Completed: 0.5 });
        Assert.Equal([0, 1, 2], fleet.Progress.Where(p => p.IsCompleted).Select(p => p.StepIndex));
        Assert.Equal(3, (await fleet.HeadAsync("acme")).Count);
        Assert.Equal(["applied", "applied", "applied"], (await fleet.Port.ReadRunAsync(await RunIdAsync(fleet), CancellationToken.None)).Select(e => e.Kind));
    }

    [Fact]
    public async Task Code_that_throws_is_rolled_back_and_recorded()
    {
        await using var fleet = await CreateAsync();
        var outcome = await fleet.RunAsync(await fleet.TenantAsync(), Apply(1, "CREATE TABLE one (id int)"), Code(2, true, async (context, ct) =>
        {
            await context.ExecuteAsync("INSERT INTO one VALUES (1)", [], ct);
            throw new InvalidOperationException("the legacy data has no owner");
        }));

        Assert.Equal((WorkEnd.Failed, 1, "the legacy data has no owner"), (outcome.End, outcome.CompletedSteps, outcome.Failure!.Message));
        Assert.Equal(0L, await fleet.Database.ScalarAsync<long>("SELECT count(*) FROM acme.one"));
        Assert.Equal(["20240101000001_step|completed", "20240101000002_step|failed"], await fleet.StatusAsync());
    }

    [Fact]
    public async Task Code_that_leaves_a_reader_open_is_told_so()
    {
        await using var fleet = await CreateAsync();
        var outcome = await fleet.RunAsync(await fleet.TenantAsync(), Code(1, true, async (context, ct) =>
        {
            var command = context.Connection.CreateCommand();
            command.CommandText = "SELECT generate_series(1, 100000)";
            await command.ExecuteReaderAsync(ct);
        }));

        Assert.Equal(WorkEnd.Failed, outcome.End);
        Assert.Contains("reader open", outcome.Failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, null)]
    [InlineData(true, "tm_app")]
    [InlineData(false, "tm_app")]
    public async Task Batches_commit_with_their_checkpoint_and_go_on_where_they_stopped(bool inTransaction, string? role)
    {
        await using var fleet = await CreateAsync(role is null ? SchemaPolicy : SchemaPolicy with { Isolation = TenantIsolation.Shared, TenantRole = role });
        var tenant = await fleet.TenantAsync();
        if (role is not null)
            await fleet.Database.ExecuteAsync("DO $$ BEGIN CREATE ROLE tm_app; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$; CREATE SCHEMA acme; GRANT ALL ON SCHEMA acme TO tm_app");
        await fleet.Database.ExecuteAsync("CREATE TABLE acme.done (id int PRIMARY KEY); CREATE TABLE acme.second (id int PRIMARY KEY); GRANT ALL ON ALL TABLES IN SCHEMA acme TO public");
        var failAt = 3;
        var loops = 0;
        var code = Code(1, inTransaction, async (context, ct) =>
        {
            await context.BatchAsync((last, c) => InsertAsync(context, "done", last, c), ct);
            loops++;
            await context.BatchAsync((last, c) => InsertAsync(context, "second", last, c), ct);
        });

        async Task<string?> InsertAsync(MigrationContext context, string table, string? last, CancellationToken ct)
        {
            var next = last is null ? 1 : int.Parse(last, CultureInfo.InvariantCulture) + 1;
            if (next > 4) return null;
            await context.ExecuteAsync($"INSERT INTO acme.{table} VALUES ($1)", [next], ct);
            if (table == "second" && next == failAt) throw new InvalidOperationException("stop");
            return next.ToString(CultureInfo.InvariantCulture);
        }

        var failed = await fleet.RunAsync(tenant, code);
        Assert.Equal((WorkEnd.Failed, "stop"), (failed.End, failed.Failure!.Message));
        Assert.Equal(["4|2"], await fleet.Database.RowsAsync("SELECT (SELECT count(*) FROM acme.done), (SELECT count(*) FROM acme.second)"));
        Assert.Equal(["failed|up:2:2"], await fleet.Database.RowsAsync("SELECT status, checkpoint FROM tenant_migrations.tenant_migration_status"));
        failAt = 0;
        Assert.Equal(new WorkOutcome(WorkEnd.Done, 1), await fleet.RunAsync(await fleet.WorkAsync(tenant, code) with { MayRepeat = true }));
        Assert.Equal(["4|4"], await fleet.Database.RowsAsync("SELECT (SELECT count(*) FROM acme.done), (SELECT count(*) FROM acme.second)"));
        Assert.Equal(["completed|"], await fleet.Database.RowsAsync("SELECT status, checkpoint FROM tenant_migrations.tenant_migration_status"));
        Assert.Equal(0L, await fleet.Database.ScalarAsync<long>("SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE locktype = 'advisory' AND datname = current_database()"));
    }

    [Fact]
    public async Task Between_two_batches_the_row_shows_as_alive()
    {
        await using var fleet = await CreateAsync();
        IReadOnlyList<JournalEntry> seen = [];
        var outcome = await fleet.RunAsync(await fleet.TenantAsync(), Code(1, true, (context, ct) => context.BatchAsync(
            async (last, c) =>
            {
                if (last is not null) seen = await fleet.Port.ReadEntriesAsync(null, false, c);
                return last is null ? "first" : null;
            },
            ct)));

        Assert.Equal(WorkEnd.Done, outcome.End);
        Assert.Equal((MigrationStatus.Running, true), (Assert.Single(seen).Status, seen[0].IsAlive));
    }

    [Fact]
    public async Task A_rollback_in_batches_takes_the_migration_out_of_the_head_at_its_first_batch()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        var code = Code(1, true, (context, ct) => context.BatchAsync((last, _) => Task.FromResult<string?>(last is null ? "1" : null), ct));
        await fleet.RunAsync(tenant, code);
        Assert.Equal(1, (await fleet.HeadAsync("acme")).Count);
        Assert.Equal(new WorkOutcome(WorkEnd.Done, 1), await fleet.RunAsync(tenant, code with { Kind = StepKind.Rollback }));
        Assert.Equal(default, await fleet.HeadAsync("acme"));
        Assert.Equal(["20240101000001_step|rolled_back"], await fleet.StatusAsync());
    }

    [Fact]
    public async Task Cancelled_code_leaves_nothing()
    {
        await using var fleet = await CreateAsync();
        using var cancel = new CancellationTokenSource();
        var work = await fleet.WorkAsync(await fleet.TenantAsync(), Code(1, true, async (context, ct) =>
        {
            await context.ExecuteAsync("CREATE TABLE one (id int)", [], ct);
            await cancel.CancelAsync();
            await context.ExecuteAsync("SELECT pg_sleep(60)", [], ct);
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fleet.RunAsync(work, cancel.Token));
        Assert.Empty(await fleet.StatusAsync());
        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(work.Tenant, Apply(1, "CREATE TABLE one (id int)"))).End);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Code_that_does_not_await_a_command_fails_and_holds_nobody_up(bool inTransaction)
    {
        await using var fleet = await CreateAsync();
        var outcome = await fleet.RunAsync(await fleet.TenantAsync(), Code(1, inTransaction, (context, ct) =>
        {
            _ = context.ExecuteAsync("SELECT pg_sleep(0.3)", [], ct);
            return Task.CompletedTask;
        })).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Equal(WorkEnd.Failed, outcome.End);
        Assert.Contains("Await every command", outcome.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(["20240101000001_step|failed"], await fleet.StatusAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_batch_that_swallows_an_error_fails_the_migration_and_is_not_taken_as_done(int batches)
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync("CREATE TABLE acme.one (id int)");
        var outcome = await fleet.RunAsync(tenant, Code(1, false, (context, ct) => context.BatchAsync(
            async (last, c) =>
            {
                await context.ExecuteAsync("INSERT INTO one VALUES (1)", [], c);
                await Assert.ThrowsAsync<Npgsql.PostgresException>(() => context.ExecuteAsync("SELECT 1/0", [], c));
                return batches == 1 ? null : "next";
            },
            ct)));

        Assert.Equal(WorkEnd.Failed, outcome.End);
        Assert.Contains("nothing of the batch would be kept", outcome.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(["20240101000001_step|failed"], await fleet.StatusAsync());
    }

    private static Task<Guid> RunIdAsync(Fleet fleet) => fleet.Database.ScalarAsync<Guid>("SELECT run_id FROM tenant_migrations.tenant_migration_log LIMIT 1");
}
