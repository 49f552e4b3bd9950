namespace TenantMigrations.Runner;

/// <summary>What a verb works with.</summary>
internal sealed record VerbContext(
    MigrationRegistry Registry,
    RunnerEnvironment Environment,
    CommonArguments Arguments,
    string Name,
    RunnerOutput Output,
    FleetOpener Opener)
{
    public ProgressDisplay Progress => Output.Progress;

    public IResults Results => Output.Results;

    /// <summary>Results about a project's folder: its lines can be shown, and for a build its paths are absolute, so that a click opens them.</summary>
    public IResults ResultsOf(AuthoringProject project)
    {
        var arguments = Arguments.Format == OutputFormat.MsBuild ? Arguments with { ProjectDirectory = project.Directory } : Arguments;
        return RunnerOutput.Create(Environment, arguments, Registry, Name, project.Directory).Results;
    }

    /// <summary>Says at once what is about to happen, before anything has been connected to.</summary>
    public void Announce() => Progress.Say(
        $"{Name}: {Words.Count(Registry.Migrations.Count, "migration")}, isolation {Registry.Settings.Isolation}, environment {Printable.Text(Environment.EnvironmentName)}.");

    /// <summary>
    /// Reads the settings, opens the fleet, lets it work with its progress on show, tells the result, and only then closes it: a local server may take its
    /// time to stop.
    /// </summary>
    public async Task<ExitCode> AskFleetAsync<T>(Func<IFleet, Action<RunEvent>, Task<T>> work, Func<T, ExitCode> tell, CancellationToken cancellationToken, bool needsConnection = true)
    {
        var settings = new SettingsLoader(Environment).Load(Arguments, needsConnection);

        // Without need of a connection no server is started for one either.
        if (!needsConnection) settings = settings with { IsLocal = false };
        var opening = new FleetOpening(Registry, settings, ProjectFolder.Of(Arguments, Environment), Progress.Say, Output.Log);
        var opened = await Opener(opening, cancellationToken).ConfigureAwait(false);
        await using var closing = opened.ConfigureAwait(false);
        var answer = await Progress.TrackAsync(observer => work(opened.Fleet, observer)).ConfigureAwait(false);
        var code = tell(answer);
        await Environment.Out.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        return code;
    }
}
