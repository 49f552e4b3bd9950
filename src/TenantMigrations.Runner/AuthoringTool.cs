namespace TenantMigrations.Runner;

/// <summary>The command line without migrations: the verbs that work on a project's folder, which need not compile.</summary>
public static class AuthoringTool
{
    /// <summary>Does what the command line says: lock, rebase, …</summary>
    /// <param name="args">The program's arguments.</param>
    /// <returns>The process's exit code, see <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        using var signals = new ShutdownSignals();
        return await RunAsync(args, RunnerEnvironment.OfProcess(signals.Token) with { CommandName = "tenant-migrations" }).ConfigureAwait(false);
    }

    internal static Task<int> RunAsync(string[] args, RunnerEnvironment environment) =>
        MigrationRunner.RunAsync(RunnerCommand.OfTool(environment), new NoMigrations(), args, environment, NoFleetAsync);

    // No verb of this program asks for one.
    private static Task<OpenedFleet> NoFleetAsync(FleetOpening opening, CancellationToken cancellationToken) => throw new InvalidOperationException("There is no fleet here.");
}
