using System.Text.Json;
using TenantMigrations.TestKit;
using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Samples.Tests;

/// <summary>A built sample, started as a process against a database of the test.</summary>
internal sealed class Sample(string name, string connectionString) : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Create("tm-sample-");
    private string? _settings;

    /// <summary>Variables beside the connection, such as a setting of its own.</summary>
    public Dictionary<string, string?> Environment { get; } = new(StringComparer.Ordinal)
    {
        ["TENANTMIGRATIONS__CONNECTIONSTRING"] = connectionString,
        ["DOTNET_ENVIRONMENT"] = null,
    };

    private static string Configuration => AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    /// <summary>Uses these settings instead of the sample's own.</summary>
    public Sample With(object settings)
    {
        _settings = _folder.Write("settings.json", JsonSerializer.Serialize(settings));
        return this;
    }

    /// <summary>Its command line.</summary>
    public CommandLine Command(params string[] arguments)
    {
        var assembly = Repository.PathTo("samples", name, "bin", Configuration, "net10.0", name + ".dll");
        string[] settings = _settings is null ? [] : ["--settings", _settings];
        return CommandLine.Dotnet(["exec", assembly, .. arguments, .. settings]) with { Environment = Environment };
    }

    /// <summary>Runs it to its end.</summary>
    public Task<ProcessRun> RunAsync(params string[] arguments) => Command(arguments).RunAsync();

    /// <summary>Runs a verb with <c>--format json</c>, expects an exit code, and reads the one document on standard output.</summary>
    public async Task<JsonElement> JsonAsync(int exitCode, params string[] arguments)
    {
        var run = (await RunAsync([.. arguments, "--format", "json"])).Expect(exitCode);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    public void Dispose() => _folder.Dispose();
}
