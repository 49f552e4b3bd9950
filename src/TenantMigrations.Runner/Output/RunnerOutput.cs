namespace TenantMigrations.Runner;

/// <summary>Where a verb's progress and results go, by format: results to stdout, progress to stderr; MSBuild reads both from stdout.</summary>
internal sealed record RunnerOutput(ProgressDisplay Progress, IResults Results)
{
    public static RunnerOutput Create(RunnerEnvironment environment, CommonArguments arguments, MigrationRegistry registry, string name)
    {
        var tellsAll = arguments.Verbosity == Verbosity.Debug;
        var paths = new SourcePaths(arguments.ProjectDirectory is { } directory ? Path.GetFullPath(directory, environment.CurrentDirectory) : null);
        if (arguments.Format == OutputFormat.MsBuild)
        {
            var output = TextWriter.Synchronized(environment.Out);
            var page = new TextPage(new LineWriter(output, static line => CanonicalLine.Message(line.TrimEnd())), environment);
            return new RunnerOutput(
                arguments.Verbosity == Verbosity.Quiet ? new SilentProgress() : new PlainProgress(output, environment.Clock, tellsAll, CanonicalLine.Message),
                new TextResults(page, new CanonicalFailures(output, registry, paths), registry, name));
        }

        var progress = Meanwhile(environment, arguments, tellsAll);
        if (arguments.Format == OutputFormat.Json) return new RunnerOutput(progress, new JsonResults(registry, environment.Out));

        var results = Page(environment.Out, environment.OutIsTerminal, environment);
        return new RunnerOutput(progress, new TextResults(results, new TextFailures(results, Page(environment.Error, environment.ErrorIsTerminal, environment), paths), registry, name));
    }

    private static ProgressDisplay Meanwhile(RunnerEnvironment environment, CommonArguments arguments, bool tellsAll) => arguments.Verbosity == Verbosity.Quiet
        ? new SilentProgress()
        : environment.ErrorIsTerminal
            ? new LiveProgress(Consoles.OfTerminal(environment.Error, environment), environment.Clock, tellsAll)
            : new PlainProgress(environment.Error, environment.Clock, tellsAll, static line => line);

    private static TextPage Page(TextWriter writer, bool isTerminal, RunnerEnvironment environment) => isTerminal
        ? new TextPage(Consoles.OfTerminal(writer, environment))
        : new TextPage(new LineWriter(writer, static line => line.TrimEnd()), environment);
}
