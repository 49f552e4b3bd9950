using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Postgres.Tests;

/// <summary>A database with a journal, and short ways to make work for it.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private readonly PostgresFleetDatabases _databases;

    private Fleet(TestDatabase database, ExecutionPolicy policy, int connections, string connectionString)
    {
        Database = database;
        Policy = policy;
        _databases = new PostgresFleetDatabases(connections);
        Address = _databases.Resolve(connectionString, null);
        Port = _databases.Open(Address, policy);
    }

    public TestDatabase Database { get; }

    public ExecutionPolicy Policy { get; }

    public DatabaseAddress Address { get; }

    public IFleetDatabase Port { get; }

    public ConcurrentQueue<StepProgress> Progress { get; } = [];

    public static ExecutionPolicy SchemaPolicy { get; } = new()
    {
        Isolation = TenantIsolation.Schema,
        JournalSchema = "tenant_migrations",
        TenantSetting = "app.current_tenant_id",
        TransactionPer = TransactionPer.Migration,
        LockTimeout = TimeSpan.FromSeconds(2),
        StatementTimeout = null,
        TenantRole = null,
        SharedSchemas = [],
        Parallelism = 4,
        Actor = "tester@here",
    };

    public static async Task<Fleet> CreateAsync(ExecutionPolicy? policy = null, bool journal = true, int connections = 10, Func<TestDatabase, string>? through = null)
    {
        var database = await PostgresServer.Current.CreateDatabaseAsync();
        var fleet = new Fleet(database, policy ?? SchemaPolicy, connections, through?.Invoke(database) ?? database.ConnectionString);
        if (journal) await fleet.Port.InitializeJournalAsync(CancellationToken.None);
        return fleet;
    }

    /// <summary>A tenant; under isolation by schema its schema is made too.</summary>
    public async Task<Tenant> TenantAsync(string id = "acme")
    {
        if (Policy.Isolation == TenantIsolation.Schema) await Database.ExecuteAsync($"CREATE SCHEMA {SqlText.Identifier(id)}");
        return new Tenant { Id = id, Name = id, Database = Address, Schema = Policy.Isolation == TenantIsolation.Schema ? id : null };
    }

    public async Task<TenantWork> WorkAsync(Tenant? tenant, params MigrationStep[] steps) => new()
    {
        Tenant = tenant,
        Steps = steps,
        ExpectedHead = await HeadAsync(tenant?.Id),
        RunId = Guid.NewGuid(),
    };

    public async Task<JournalHead> HeadAsync(string? tenant)
    {
        var state = await Port.ReadStateAsync(CancellationToken.None);
        return tenant is null ? state.Global : state.Tenants.GetValueOrDefault(tenant);
    }

    public async Task<WorkOutcome> RunAsync(Tenant? tenant, params MigrationStep[] steps) => await RunAsync(await WorkAsync(tenant, steps));

    public Task<WorkOutcome> RunAsync(TenantWork work, CancellationToken cancellationToken = default) =>
        Port.ExecuteAsync(work, Progress.Enqueue, cancellationToken);

    /// <summary>The same database with connections of its own, as another process has them.</summary>
    public IFleetDatabase Reopen() => _databases.Open(Address, Policy);

    /// <summary>From now on a session dies as it records the first statement of work outside a transaction.</summary>
    public Task DieAtFirstRecordAsync() => Database.ExecuteAsync("""
        CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(9); RETURN NEW; END';
        CREATE TRIGGER die BEFORE UPDATE ON tenant_migrations.tenant_migration_status FOR EACH ROW WHEN (NEW.step = 1 AND OLD.step = 0) EXECUTE FUNCTION die();
        """);

    /// <summary>Puts an end to that, and waits until the server has given the dead session's locks free.</summary>
    public async Task LiveOnAsync()
    {
        await Database.ExecuteAsync("DROP TRIGGER die ON tenant_migrations.tenant_migration_status");
        while (await Database.ScalarAsync<bool>("SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"))
            await Task.Delay(20);
    }

    /// <summary>The status rows as <c>migration status</c>, in order of migration.</summary>
    public Task<string[]> StatusAsync() => Database.RowsAsync("SELECT migration_id, status FROM tenant_migrations.tenant_migration_status ORDER BY 1, tenant_id");

    public static MigrationDefinition Migration(int number, string name = "step", MigrationScope scope = MigrationScope.Tenant) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"2024010100{number:0000}_{name}"),
        Name = name,
        Scope = scope,
        Kind = MigrationKind.SqlFile,
        Checksum = string.Create(CultureInfo.InvariantCulture, $"v1:{number:x8}{name}"),
        SourcePath = "migrations/x.sql",
        Up = new MigrationPart(),
    };

    public static MigrationStep Apply(int number, params string[] statements) =>
        new(Migration(number), StepKind.Apply, Prepared(statements), InTransaction: true);

    /// <summary>Outside a transaction.</summary>
    public static MigrationStep Direct(int number, params string[] statements) => Apply(number, statements) with { InTransaction = false };

    public static MigrationStep Rollback(int number, params string[] statements) =>
        new(Migration(number), StepKind.Rollback, Prepared(statements), InTransaction: true);

    public static MigrationStep Global(int number, params string[] statements) =>
        new(Migration(number, scope: MigrationScope.Global), StepKind.Apply, Prepared(statements), InTransaction: true);

    public static PreparedStatement[] Prepared(params string[] statements) => [.. statements.Select(s => new PreparedStatement(s, 0, []))];

    /// <summary>Leaves the journal as it is where a migration outside a transaction was interrupted or failed for the tenant acme.</summary>
    public Task InterruptedAsync(MigrationStep step, string status, int done) => Database.ExecuteAsync($"""
        DELETE FROM tenant_migrations.tenant_migration_status;
        INSERT INTO tenant_migrations.tenant_migration_status (migration_id, tenant_id, status, checksum, step)
        VALUES ('{step.Migration.Id}', 'acme', '{status}', '{step.Migration.Checksum}', {done})
        """);

    /// <summary>Waits until a condition over the database is true.</summary>
    public async Task UntilAsync(string condition)
    {
        for (var i = 0; i < 500; i++)
        {
            if (await Database.ScalarAsync<bool>(condition)) return;
            await Task.Delay(20);
        }

        Assert.Fail("It never came true: " + condition);
    }

    public async ValueTask DisposeAsync()
    {
        await Port.DisposeAsync();
        await _databases.DisposeAsync();
        await Database.DisposeAsync();
    }
}
