using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace TenantMigrations.Runner;

/// <summary>
/// Where a verb's progress, results and log go, by format: results to stdout, progress to stderr; MSBuild reads both from stdout. The log goes to stderr always.
/// </summary>
internal sealed record RunnerOutput(ProgressDisplay Progress, IResults Results, ILogger Log)
{
    public static RunnerOutput Create(RunnerEnvironment environment, CommonArguments arguments, MigrationRegistry registry, string name, string? project = null)
    {
        // The log and the progress write to it from different threads.
        if (arguments.Verbosity == Verbosity.Debug) environment = environment with { Error = TextWriter.Synchronized(environment.Error) };
        var log = LogOf(environment, arguments);
        var paths = new SourcePaths(arguments.ProjectDirectory is { } directory ? Path.GetFullPath(directory, environment.CurrentDirectory) : null);
        if (arguments.Format == OutputFormat.MsBuild)
        {
            var output = TextWriter.Synchronized(environment.Out);
            var page = new TextPage(new LineWriter(output, static line => CanonicalLine.Message(line.TrimEnd())), environment) { ProposesCommands = false };
            return new RunnerOutput(
                arguments.Verbosity == Verbosity.Quiet ? new SilentProgress() : new PlainProgress(output, environment.Clock, CanonicalLine.Message),
                new TextResults(page, output, new CanonicalFailures(output, registry, paths), registry, name),
                log);
        }

        var progress = Meanwhile(environment, arguments);
        if (arguments.Format == OutputFormat.Json) return new RunnerOutput(progress, new JsonResults(registry, environment.Out), log);

        var results = Page(environment.Out, environment.OutIsTerminal, environment);
        return new RunnerOutput(progress, new TextResults(results, environment.Out, new TextFailures(results, Page(environment.Error, environment.ErrorIsTerminal, environment), paths, new SourceLines(registry, project)), registry, name), log);
    }

    private static ProgressDisplay Meanwhile(RunnerEnvironment environment, CommonArguments arguments) => arguments.Verbosity == Verbosity.Quiet
        ? new SilentProgress()
        : environment.ErrorIsTerminal && arguments.Verbosity != Verbosity.Debug
            ? new LiveProgress(Consoles.OfTerminal(environment.Error, environment), environment.Clock)
            : new PlainProgress(environment.Error, environment.Clock, static line => line);

    private static ILogger LogOf(RunnerEnvironment environment, CommonArguments arguments) => arguments.Verbosity == Verbosity.Debug
        ? new LineLog(environment.Error, environment.Clock, arguments.Format == OutputFormat.MsBuild ? CanonicalLine.Message : static line => line)
        : NullLogger.Instance;

    private static TextPage Page(TextWriter writer, bool isTerminal, RunnerEnvironment environment) => isTerminal
        ? new TextPage(Consoles.OfTerminal(writer, environment))
        : new TextPage(new LineWriter(writer, static line => line.TrimEnd()), environment);
}
