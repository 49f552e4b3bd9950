using System.Text.Json;
using TenantMigrations.TestKit;
using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Reliability.Tests.Harness;

/// <summary>The fleet's program (tests/TenantMigrations.Reliability.Fleet) with settings of one test, started as a process.</summary>
internal sealed class FleetProgram : IDisposable
{
    private const string Name = "TenantMigrations.Reliability.Fleet";

    private readonly TemporaryFolder _folder = TemporaryFolder.Create("tm-reliability-");
    private readonly string _connectionString;
    private readonly string _settings;

    /// <summary>Writes the settings.</summary>
    public FleetProgram(string connectionString, IEnumerable<string> tenants, FleetOptions options)
    {
        _connectionString = connectionString;
        _settings = _folder.Write("settings.json", JsonSerializer.Serialize(options.Settings(tenants)));
    }

    /// <summary>A path in the program's working folder.</summary>
    public string PathTo(string file) => _folder.PathTo(file);

    /// <summary>Its command line.</summary>
    public CommandLine Command(params string[] arguments) => CommandLine.Dotnet(["exec", Assembly, .. arguments, "--settings", _settings]) with
    {
        WorkingDirectory = _folder.Path,
        Timeout = TimeSpan.FromMinutes(2),
        Environment = new Dictionary<string, string?>
        {
            ["TENANTMIGRATIONS__CONNECTIONSTRING"] = _connectionString,
            ["DOTNET_ENVIRONMENT"] = null,
        },
    };

    /// <summary>Runs it to its end.</summary>
    public Task<ProcessRun> RunAsync(params string[] arguments) => Command(arguments).RunAsync();

    /// <summary>Starts it.</summary>
    public RunningProcess Start(params string[] arguments) => RunningProcess.Start(Command(arguments));

    public void Dispose() => _folder.Dispose();

    private static string Assembly { get; } = Repository.PathTo(
        "tests", Name, "bin", AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug", "net10.0", Name + ".dll");
}
