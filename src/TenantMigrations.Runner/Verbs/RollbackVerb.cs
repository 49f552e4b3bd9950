using System.CommandLine;

namespace TenantMigrations.Runner;

internal sealed class RollbackVerb : Verb
{
    private readonly Option<string?> _migration = MigrationOption.Create("Undo this migration: everywhere, or for --tenant only.");
    private readonly Option<bool> _cascade = new("--cascade") { Description = "With --migration: undo what depends on it, too, instead of refusing." };
    private readonly Option<string?> _to = new("--to") { Description = "With --tenant: undo all that came after this migration, which stays. Without it: only the newest.", HelpName = "ID" };
    private readonly Option<string?> _run = RunOption.Create("--run", "Undo exactly what this run changed.");
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print what would be undone where, in which order, and change nothing." };

    public RollbackVerb()
        : base(
            "rollback",
            "Undo migrations, newest first.",
            "Refuses where an applied migration depends on what is to be undone, and where a migration is irreversible. Says what it will undo before it begins.")
    {
        Options.Add(_migration);
        Options.Add(_cascade);
        Options.Add(_to);
        Options.Add(_run);
        Options.Add(_dryRun);
    }

    public override IReadOnlyList<string> Usages =>
        ["--migration ID [--tenant ID...] [--cascade] [options]", "--tenant ID... [--to ID] [options]", "--run RUN [options]", "... --dry-run"];

    public override IReadOnlyList<string> Examples =>
    [
        "--migration 20240101120000_add_role_to_users",
        "--tenant acme",
        "--tenant acme --to 20240101120000_add_role_to_users",
    ];

    protected override bool ChangesNothing(ParseResult arguments) => arguments.GetValue(_dryRun);

    public override async Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken)
    {
        var asked = Request(arguments, context.Arguments.TenantIds);
        var run = arguments.GetValue(_run);
        if (arguments.GetValue(_dryRun)) return await PlanAsync(asked, run, context, cancellationToken).ConfigureAwait(false);
        context.Announce();
        return await context.AskFleetAsync(
            async (fleet, observer) =>
            {
                var request = await ResolveAsync(asked, run, fleet, cancellationToken).ConfigureAwait(false);
                return await fleet.RollbackAsync(request, happened => Watch(happened, observer, context), cancellationToken).ConfigureAwait(false);
            },
            report =>
            {
                context.Results.RolledBack(report);
                return ExitCodes.Of(report.Outcome);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static Task<ExitCode> PlanAsync(RollbackRequest asked, string? run, VerbContext context, CancellationToken cancellationToken) => context.AskFleetAsync(
        async (fleet, _) =>
        {
            var request = await ResolveAsync(asked, run, fleet, cancellationToken).ConfigureAwait(false);
            return (Plan: await fleet.PlanRollbackAsync(request, cancellationToken).ConfigureAwait(false), Request: request);
        },
        answer =>
        {
            context.Results.RollbackPlanned(answer.Plan, answer.Request);
            return ExitCode.Done;
        },
        cancellationToken);

    // A whole id is asked of nobody: the journals know it, whether the control database does or not.
    private static async Task<RollbackRequest> ResolveAsync(RollbackRequest asked, string? run, IFleet fleet, CancellationToken cancellationToken) =>
        run is null || asked.RunId is not null ? asked : asked with { RunId = (await fleet.FindRunAsync(run, cancellationToken).ConfigureAwait(false)).Id };

    private static void Watch(RunEvent happened, Action<RunEvent> observer, VerbContext context)
    {
        if (happened is RollbackPlanned planned) context.Progress.Show(RollbackLines.Of(planned.Plan, context));
        observer(happened);
    }

    private RollbackRequest Request(ParseResult arguments, IReadOnlyList<string>? tenants)
    {
        var migration = arguments.GetValue(_migration);
        var to = arguments.GetValue(_to);
        var cascade = arguments.GetValue(_cascade);
        if (arguments.GetValue(_run) is { } run)
        {
            if (migration is not null || to is not null || cascade || tenants is not null)
                throw new UsageException("--run undoes exactly what that run changed: give it without --migration, --tenant, --to and --cascade.");
            return new RollbackRequest { RunId = Guid.TryParse(run, out var id) ? id : null };
        }

        if (migration is not null)
        {
            if (to is not null) throw new UsageException("--migration names what is undone and --to what stays: give only one of them.");
            return new RollbackRequest { MigrationId = migration, TenantIds = tenants, Cascade = cascade };
        }

        if (tenants is null)
            throw new UsageException("Say what to undo: --migration ID, or --tenant ID (its newest migration; with --to ID all that came after that one), or --run RUN.");
        if (cascade) throw new UsageException("--cascade goes with --migration; a tenant's migrations are undone newest first anyway.");
        return new RollbackRequest { TenantIds = tenants, To = to };
    }
}
