namespace TenantMigrations.Runner;

/// <summary>The command line that a migrations project becomes. The entry point that the compiler writes calls it.</summary>
public static class MigrationRunner
{
    /// <summary>Does what the command line says: plan, run, roll back, recover, …</summary>
    /// <param name="registry">The compiled migrations.</param>
    /// <param name="args">The program's arguments.</param>
    /// <returns>The process's exit code, see <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(MigrationRegistry registry, string[] args)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(args);
        using var signals = new ShutdownSignals();
        return await RunAsync(registry, args, RunnerEnvironment.OfProcess(signals.Token), FleetComposition.OpenAsync).ConfigureAwait(false);
    }

    internal static Task<int> RunAsync(MigrationRegistry registry, string[] args, RunnerEnvironment environment, FleetOpener opener) =>
        RunAsync(RunnerCommand.OfRunner(environment), registry, args, environment, opener);

    internal static async Task<int> RunAsync(RunnerCommand root, MigrationRegistry registry, string[] args, RunnerEnvironment environment, FleetOpener opener)
    {
        var parsed = root.Read(args);
        var name = registry.GetType().Assembly.GetName().Name ?? environment.CommandName;
        if (Completion.IsAskedFor(parsed, root)) return (int)new Completion(root, registry, environment).Answer(parsed);
        if (parsed.Errors.Count > 0)
        {
            var format = new CommonArguments { Format = root.Common.ReadFormatOnly(parsed) };
            RunnerOutput.Create(environment, format, registry, name).Results.Failed(new Trouble(TroubleKind.Usage, UsageErrors.Describe(parsed, root)));
            if (args.Length == 0) new HelpPage(root, environment.CommandName, environment.Width).Write(root, environment.Error);
            return (int)ExitCode.Usage;
        }

        // Help and version.
        if (parsed.CommandResult.Command is not Verb verb || parsed.Action is not null)
            return await parsed.InvokeAsync(new System.CommandLine.InvocationConfiguration { Output = environment.Out, Error = environment.Error }).ConfigureAwait(false);

        var arguments = root.Common.Read(parsed);
        if (!verb.Formats.Contains(arguments.Format))
        {
            var words = $"{verb.FullName} prints {CommonOptions.Words(verb.Formats, " or ")}, not '{CommonOptions.Word(arguments.Format)}'.";
            RunnerOutput.Create(environment, arguments with { Format = OutputFormat.Text }, registry, name).Results.Failed(new Trouble(TroubleKind.Usage, words));
            return (int)ExitCode.Usage;
        }

        if (!verb.AsksFleet(parsed) && root.Common.MeaninglessToAuthoring(parsed) is { } meaningless)
        {
            var words = $"{verb.Name} works on the files of a project, to which {meaningless.Name} means nothing. Leave it out.";
            RunnerOutput.Create(environment, arguments, registry, name).Results.Failed(new Trouble(TroubleKind.Usage, words));
            return (int)ExitCode.Usage;
        }

        var output = RunnerOutput.Create(environment, arguments, registry, name);
        return (int)await ExecuteAsync(verb, parsed, new VerbContext(registry, environment, arguments, name, output, opener)).ConfigureAwait(false);
    }

    private static async Task<ExitCode> ExecuteAsync(Verb verb, System.CommandLine.ParseResult parsed, VerbContext context)
    {
        var stopping = context.Environment.Stopping;
        using var told = stopping.Register(() => context.Progress.Say("Stopping: what is in flight is rolled back. Once more ends the program at once."));
        try
        {
            return await verb.ExecuteAsync(parsed, context, stopping).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || stopping.IsCancellationRequested)
        {
            // The last resort of a program: whatever it is becomes a message and an exit code, never a crash report.
            var trouble = Trouble.Of(exception, verb.WhenCancelled(parsed), withStackTrace: context.Arguments.Verbosity == Verbosity.Debug);
            try
            {
                context.Results.Failed(trouble);
            }
            catch (IOException unwritten)
            {
                await context.Environment.Error.WriteLineAsync($"The result cannot be written: {unwritten.Message}").ConfigureAwait(false);
            }

            return trouble.ExitCode;
        }
    }
}
