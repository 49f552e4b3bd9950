using TenantMigrations.Runner.TestProgram;
using TenantMigrations.TestKit.Postgres;
using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Runner.Tests;

/// <summary>The notes program on a database of the test's own, in this process or as one of its own.</summary>
internal sealed class NotesFleet : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private NotesFleet(TestDatabase database) => _database = database;

    public TestDatabase Database => _database;

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    /// <summary>Further settings, as environment variables.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    public static async Task<NotesFleet> CreateAsync(params string[] tenants)
    {
        var fleet = new NotesFleet(await PostgresServer.Current.CreateDatabaseAsync());
        fleet.Settings["TENANTMIGRATIONS__ConnectionString"] = fleet._database.ConnectionString;
        fleet.Settings["TENANTMIGRATIONS__Tenants__List"] = string.Join(',', tenants);

        // The server's superuser, as it is; what that means has tests of its own.
        fleet.Settings["TENANTMIGRATIONS__AllowBypassingRowSecurity"] = "true";
        return fleet;
    }

    public async Task<ExitCode> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var environment = new RunnerEnvironment
        {
            Out = output,
            Error = error,
            BaseDirectory = Path.GetTempPath(),
            CurrentDirectory = Path.GetTempPath(),
            CommandName = "Notes",
            Variables = Settings,
        };
        var code = (ExitCode)await MigrationRunner.RunAsync(new NotesRegistry(), args, environment, FleetComposition.OpenAsync);
        (Output, Error) = (output.ToString(), error.ToString());
        return code;
    }

    public RunningProcess Start(params string[] args) => RunningProcess.Start(
        CommandLine.Dotnet(["exec", typeof(NotesRegistry).Assembly.Location, .. args]) with
        {
            Environment = Settings.ToDictionary(pair => pair.Key, string? (pair) => pair.Value),
        });

    /// <summary>Waits until the tenant <c>slow</c> is at work.</summary>
    public async Task SleepingAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await _database.ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'") == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(50), timeout.Token);
    }

    public Task<string[]> NotesAsync() => _database.RowsAsync("SELECT tenant FROM notes ORDER BY 1");

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
