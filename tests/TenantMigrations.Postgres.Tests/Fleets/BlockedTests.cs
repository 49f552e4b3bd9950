using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tests.Fleets;

/// <summary>Who stands in the way is named, while it does and in the error.</summary>
public sealed class BlockedTests
{
    private const string Secret = "do not show this";

    [Fact]
    public async Task A_concurrent_build_beside_a_long_transaction_is_built_once_waits_and_names_it()
    {
        await using var app = await Scenario.CreateAsync();
        app.Settings = app.Settings with { LockTimeout = TimeSpan.FromMilliseconds(300) };
        var create = app.Tenant("create", "CREATE TABLE person (n int, note text)");
        app.Tenant("index", "CREATE INDEX CONCURRENTLY person_n ON person (n)", "DROP INDEX CONCURRENTLY person_n", create, "transaction:false");
        await app.TenantsAsync("acme");
        await app.RunAsync(new PlanRequest { MigrationId = create });
        await using var holder = await HoldAsync(app, $"INSERT INTO acme.person VALUES (1, '{Secret}')");

        var seen = new TaskCompletionSource<WaitingForLock>();
        var run = RunAsync(app, seen);
        var waiting = await seen.Task.WaitAsync(TimeSpan.FromSeconds(60));
        var session = Assert.Single(waiting.Sessions);
        Assert.Equal((holder.Connection!.ProcessID, "the long one", "idle in transaction", "INSERT"), (session.ProcessId, session.Application, session.State, session.Command));
        Assert.True(session.TransactionOpen > TimeSpan.Zero);
        Assert.DoesNotContain(Secret, waiting.ToString() + session);

        // Nothing of ours has a transaction or a snapshot that the build would have to wait for, but the build itself.
        Assert.Equal(0, await app.Database.ScalarAsync<long>("""
            SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'tenant-migrations'
            AND query NOT LIKE 'CREATE INDEX%' AND (state LIKE 'idle in transaction%' OR state = 'idle' AND backend_xmin IS NOT NULL)
            """));
        await holder.CommitAsync();

        Assert.Equal(RunOutcome.Done, (await run).Outcome);
        Assert.Empty(app.Events.OfType<WorkWaiting>());
        Assert.Equal(1, await app.Database.ScalarAsync<long>("SELECT count(*) FROM tenant_migrations.tenant_migration_log WHERE kind = 'started'"));
        Assert.True(await app.Database.ScalarAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = 'acme.person_n'::regclass"));
        await holder.Connection.CloseAsync();
    }

    [Fact]
    public async Task A_lock_timeout_says_who_held_the_lock()
    {
        await using var app = await Scenario.CreateAsync();
        app.Settings = app.Settings with { LockTimeout = TimeSpan.FromMilliseconds(500), Retries = 0 };
        var create = app.Tenant("create", "CREATE TABLE person (n int)");
        app.Tenant("alter", "ALTER TABLE person ADD COLUMN m int");
        await app.TenantsAsync("acme");
        await app.RunAsync(new PlanRequest { MigrationId = create });
        await using var holder = await HoldAsync(app, "SELECT * FROM acme.person");

        var error = (await app.RunAsync()).Tenants[0].Error!;

        Assert.Equal("55P03", error.SqlState);
        Assert.Contains($"it waited for process {holder.Connection!.ProcessID} (the long one, user ", error.Message);
        Assert.Contains("last SELECT", error.Message);
        Assert.Contains("it waited for process", await app.Database.ScalarAsync<string>("SELECT error FROM tenant_migrations.tenant_migration_status WHERE status = 'failed'"));
    }

    [Fact]
    public async Task Where_no_connection_is_free_to_look_the_work_goes_on_unwatched()
    {
        await using var app = await Scenario.CreateAsync();
        app.Connections(1);
        app.Settings = app.Settings with { MaxConnections = 1, LockTimeout = TimeSpan.FromMilliseconds(200) };
        var create = app.Tenant("create", "CREATE TABLE person (n int)");
        app.Tenant("index", "CREATE INDEX CONCURRENTLY person_n ON person (n)", "DROP INDEX CONCURRENTLY person_n", create, "transaction:false");
        await app.TenantsAsync("acme");
        await app.RunAsync(new PlanRequest { MigrationId = create });
        await using var holder = await HoldAsync(app, "INSERT INTO acme.person VALUES (1)");
        var run = RunAsync(app, new TaskCompletionSource<WaitingForLock>());
        while (!await app.Database.ScalarAsync<bool>("SELECT count(*) = 1 FROM pg_stat_activity WHERE query LIKE 'CREATE INDEX CONC%' AND wait_event_type = 'Lock' AND datname = current_database() AND clock_timestamp() - query_start > interval '400 ms'"))
            await Task.Delay(20);

        Assert.Equal(1, await app.Database.ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'tenant-migrations'"));
        await holder.CommitAsync();
        Assert.Equal(RunOutcome.Done, (await run).Outcome);
        Assert.Empty(app.Events.OfType<WaitingForLock>());
    }

    private static Task<RunReport> RunAsync(Scenario app, TaskCompletionSource<WaitingForLock> seen) => Task.Run(async () =>
    {
        await using var fleet = app.Open();
        return await fleet.RunAsync(
            new PlanRequest(),
            happened =>
            {
                app.Events.Enqueue(happened);
                if (happened is WaitingForLock waiting) seen.TrySetResult(waiting);
            },
            default);
    });

    private static async Task<NpgsqlTransaction> HoldAsync(Scenario app, string sql)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(app.Database.ConnectionString) { ApplicationName = "the long one", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await command.ExecuteNonQueryAsync();
        return transaction;
    }
}
