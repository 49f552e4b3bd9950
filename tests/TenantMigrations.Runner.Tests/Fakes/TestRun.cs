using TenantMigrations.Engine;
using TenantMigrations.TestKit;

namespace TenantMigrations.Runner.Tests;

/// <summary>One start of the runner, as a process would be: arguments and environment in, exit code and two streams out.</summary>
internal sealed class TestRun : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Create();

    public FakeFleet Fleet { get; } = new();

    public StringWriter Out { get; } = new();

    public StringWriter Error { get; } = new();

    public string Folder => _folder.Path;

    public FleetOpening? Opening { get; private set; }

    public string OutText => Normal(Out);

    public string ErrorText => Normal(Error);

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal) { ["TENANTMIGRATIONS__ConnectionString"] = "Host=db1;Password=hunter2" };

    public RunnerEnvironment Environment { get; set; } = null!;

    public TestRun() => Environment = new RunnerEnvironment
    {
        Out = Out,
        Error = Error,
        BaseDirectory = _folder.Path,
        CurrentDirectory = _folder.Path,
        CommandName = "Storefront",
        Width = 100,
        Variables = Variables,
        Clock = new ManualClock(),
    };

    /// <summary>Starts the runner with a fleet that answers from memory.</summary>
    public async Task<ExitCode> RunAsync(params string[] args) => (ExitCode)await MigrationRunner.RunAsync(new TestRegistry(), args, Environment, OpenAsync);

    /// <summary>Starts the tool, which has no registry.</summary>
    public async Task<ExitCode> RunToolAsync(params string[] args) => (ExitCode)await AuthoringTool.RunAsync(args, Environment with { CommandName = "tenant-migrations" });

    public void WriteFile(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);

    public void Dispose() => _folder.Dispose();

    private Task<OpenedFleet> OpenAsync(FleetOpening opening, CancellationToken cancellationToken)
    {
        Opening = opening;
        return Task.FromResult(new OpenedFleet(Fleet));
    }

    private string Normal(StringWriter writer) => writer.ToString().ReplaceLineEndings("\n").Replace(Folder, "{folder}", StringComparison.Ordinal);
}
