using System.Diagnostics;
using System.Text.Json;
using TenantMigrations.TestKit.Postgres;
using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Reliability.Tests.Harness;

/// <summary>A database with tenants, and the program that migrates them.</summary>
internal sealed class Fleet(TestDatabase database, IReadOnlyList<string> tenants, FleetOptions options, bool ownsDatabase = true) : IAsyncDisposable
{
    private const string Runners = "datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'tenant-migrations'";
    private const int MostRuns = 12;

    private const string NotOnce = """
        SELECT coalesce(s.tenant_id, '(global)') || ' ' || s.migration_id || ' ' || count(l.id) || ' times'
        FROM tenant_migrations.tenant_migration_status AS s
        LEFT JOIN tenant_migrations.tenant_migration_log AS l
            ON l.migration_id = s.migration_id AND l.tenant_id IS NOT DISTINCT FROM s.tenant_id AND l.kind IN ('applied', 'skipped', 'copied')
        GROUP BY s.tenant_id, s.migration_id HAVING count(l.id) <> 1 ORDER BY 1
        """;

    public TestDatabase Database { get; } = database;

    public IReadOnlyList<string> Tenants { get; } = tenants;

    public FleetProgram Program { get; } = new(database.ConnectionString, tenants, options);

    /// <summary>The same database with other tenants in the settings; the database stays this one's.</summary>
    public Fleet WithTenants(params string[] ids) => new(Database, ids, options, ownsDatabase: false);

    /// <summary>Runs the program to its end.</summary>
    public Task<ProcessRun> RunAsync(params string[] arguments) => Program.RunAsync(arguments);

    /// <summary>Runs a verb with <c>--format json</c>, expects an exit code, and reads the one document on standard output.</summary>
    public async Task<JsonElement> JsonAsync(int exitCode, params string[] arguments) =>
        JsonDocument.Parse((await RunAsync([.. arguments, "--format", "json"])).Expect(exitCode).Output).RootElement;

    /// <summary>Starts a run and returns when it has its first session: before that it has touched nothing.</summary>
    /// <param name="arguments">What is started; by default <c>run</c>.</param>
    public async Task<RunningProcess> StartRunAsync(params string[] arguments)
    {
        var before = await SessionsAsync();
        var process = Program.Start(arguments.Length == 0 ? ["run"] : arguments);
        while (!process.HasExited && await SessionsAsync() <= before) await Task.Delay(3);
        return process;
    }

    /// <summary>How long an undisturbed run takes from its first session on.</summary>
    /// <param name="arguments">What is started; by default <c>run</c>.</param>
    public async Task<TimeSpan> MeasureRunAsync(params string[] arguments)
    {
        await using var process = await StartRunAsync(arguments);
        var clock = Stopwatch.StartNew();
        (await process.WaitForExitAsync()).Expect(0);
        return clock.Elapsed;
    }

    /// <summary>
    /// Does what a person would do after an accident: run again; where the run says that work outside a transaction was interrupted, recover it and run again.
    /// </summary>
    /// <param name="arguments">What is run again; by default <c>run</c>.</param>
    public async Task<CarriedOn> CarryOnAsync(params string[] arguments)
    {
        var recoveries = 0;
        ProcessRun run = null!;
        for (var runs = 1; runs <= MostRuns; runs++)
        {
            run = await RunAsync(arguments.Length == 0 ? ["run"] : arguments);
            if (run.ExitCode == 0) return new CarriedOn(runs, recoveries);
            if (run.ExitCode is not (1 or 3 or 4)) break;
            foreach (var migration in await UnfinishedAsync())
            {
                var recovered = await RunAsync("recover", "--migration", migration, "--retry");
                if (recovered.ExitCode is not (0 or 4)) recovered.Expect(0);
                recoveries++;
            }
        }

        Assert.Fail($"After {MostRuns} runs the fleet is not done.\n{run.ExitCode}\n{run.Text}");
        return null!;
    }

    /// <summary>Every migration was applied exactly once, and the fleet is what a run that nobody disturbed makes.</summary>
    public async Task AssertEqualsAsync(string expected, string after)
    {
        await AssertOnceAsync(after);
        var actual = await Fingerprint.ReadAsync(Database);
        Assert.True(expected == actual, $"{after}: another fleet:\n{Fingerprint.Difference(expected, actual)}");
    }

    /// <summary>Every migration was applied, skipped or copied exactly once.</summary>
    public async Task AssertOnceAsync(string after)
    {
        var notOnce = await Database.RowsAsync(NotOnce);
        Assert.True(notOnce.Length == 0, $"{after}: not applied exactly once:\n{string.Join('\n', notOnce)}");
    }

    /// <summary>The tenants that have a migration, as the journal says.</summary>
    public Task<string[]> TenantsWithAsync(string migration) => Database.RowsAsync(
        $"SELECT tenant_id FROM tenant_migrations.tenant_migration_status WHERE migration_id = '{migration}' AND status = 'completed' AND tenant_id IS NOT NULL ORDER BY 1");

    /// <summary>The row of a migration of a tenant: its status and step.</summary>
    public async Task<string> StatusAsync(string migration, string tenant) => Assert.Single(await Database.RowsAsync(
        $"SELECT status, step FROM tenant_migrations.tenant_migration_status WHERE migration_id = '{migration}' AND tenant_id = '{tenant}'"));

    /// <summary>Ends one of the runners' sessions, whichever.</summary>
    public Task<bool> CutOneAsync() => Database.ScalarAsync<bool>(
        $"SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity WHERE {Runners} ORDER BY random() LIMIT 1) AS one");

    /// <summary>How many sessions runners have.</summary>
    public Task<long> SessionsAsync() => Database.ScalarAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE {Runners}");

    /// <summary>Waits until the server has noticed that a killed runner is gone.</summary>
    public async Task WaitForNoWorkAsync()
    {
        while (await Database.ScalarAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE {Runners} AND state <> 'idle'") > 0) await Task.Delay(10);
    }

    /// <summary>Gives up the test's own connections, which a stop of the server has broken.</summary>
    public void ForgetConnections()
    {
        using var pooled = new Npgsql.NpgsqlConnection(Database.ConnectionString);
        Npgsql.NpgsqlConnection.ClearPool(pooled);
    }

    private Task<string[]> UnfinishedAsync() => Database.RowsAsync(
        "SELECT DISTINCT migration_id FROM tenant_migrations.tenant_migration_status WHERE status IN ('running', 'failed') ORDER BY 1");

    public async ValueTask DisposeAsync()
    {
        Program.Dispose();
        if (ownsDatabase) await Database.DisposeAsync();
    }
}
