using System.CommandLine;

namespace TenantMigrations.Runner;

internal sealed class RunVerb : Verb
{
    private readonly Option<string?> _migration = MigrationOption.Create("Only this migration and what it depends on.");
    private readonly Option<string?> _plan = new("--plan") { Description = "Execute the plan that 'plan --out' wrote, and nothing if the plan is another by now.", HelpName = "FILE" };
    private readonly Option<string?> _resume = RunOption.Create("--resume", "Go on with a run that is paused, has stopped or was killed.");
    private readonly Option<string?> _pause = RunOption.Create("--pause", "Ask a run, in whatever process, to begin nothing further; what is in flight ends.");
    private readonly Option<string?> _abandon = RunOption.Create("--abandon", "Give up a run that is paused or has stopped, so that another may begin.");
    private readonly ShardOption _shard = new();

    public RunVerb()
        : base(
            "run",
            "Apply what is pending.",
            "One tenant's failure never touches another. With --tenant, global migrations are left alone. With Waves in the settings, each wave must succeed before the next begins. "
            + "Ctrl-C rolls back what is in flight and stops; pressed again it ends the program at once, and the server rolls back by itself. What is done stays done: the next run goes on from there.")
    {
        Options.Add(_migration);
        Options.Add(_plan);
        Options.Add(_resume);
        Options.Add(_pause);
        Options.Add(_abandon);
        Options.Add(_shard);
    }

    public override IReadOnlyList<string> Usages =>
        ["[--tenant ID...] [--migration ID] [--shard I/N] [options]", "--plan FILE [options]", "--resume RUN [--shard I/N] [options]", "--pause RUN | --abandon RUN [options]"];

    public override IReadOnlyList<string> Examples =>
        ["", "--tenant acme birch", "--migration 20240101120000_add_role_to_users", "--plan release.plan.json", "--resume last", "--shard 0/4"];

    public override string ExitNote =>
        "0 all is done · 1 a migration or a wave failed · 3 paused, or something is blocked, drifted, or not the plan that was agreed on · 4 another run held its lock for RunLockTimeout · 5 unreachable · 130 cancelled";

    public override async Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken)
    {
        if (Steering(arguments, context) is { } steers) return await SteerAsync(steers.Run, steers.Pauses, context, cancellationToken).ConfigureAwait(false);
        var request = Request(arguments, context);
        context.Announce();
        return await context.AskFleetAsync(
            (fleet, observer) => fleet.RunAsync(request, observer, cancellationToken),
            report =>
            {
                context.Results.Ran(report);
                return ExitCodes.Of(report.Outcome);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private (string Run, bool Pauses)? Steering(ParseResult arguments, VerbContext context)
    {
        var (pause, abandon) = (arguments.GetValue(_pause), arguments.GetValue(_abandon));
        if (pause is null && abandon is null) return null;
        if (pause is not null && abandon is not null) throw new UsageException("--pause and --abandon are two different things: give one of them.");
        if (context.Arguments.TenantIds is not null || Given(arguments, _migration, _plan, _resume) || arguments.GetValue(_shard) is not null)
            throw new UsageException($"{(pause is null ? "--abandon" : "--pause")} is about a run that has begun: give it alone.");
        return (pause ?? abandon!, pause is not null);
    }

    private static async Task<ExitCode> SteerAsync(string run, bool pauses, VerbContext context, CancellationToken cancellationToken) => await context.AskFleetAsync(
        (fleet, _) => pauses ? fleet.PauseRunAsync(run, cancellationToken) : fleet.AbandonRunAsync(run, cancellationToken),
        record =>
        {
            context.Results.Steered(record);
            return ExitCode.Done;
        },
        cancellationToken).ConfigureAwait(false);

    private PlanRequest Request(ParseResult arguments, VerbContext context)
    {
        var migration = arguments.GetValue(_migration);
        var shard = arguments.GetValue(_shard) is { } part ? ShardOption.Read(part, context.Environment.Variables) : null;
        if (shard is not null && context.Arguments.TenantIds is not null) throw new UsageException("--shard takes a part of the whole fleet, and --tenant names tenants: give only one of them.");
        var file = arguments.GetValue(_plan);
        if (arguments.GetValue(_resume) is { } resume)
        {
            if (migration is not null || file is not null || context.Arguments.TenantIds is not null)
                throw new UsageException("A run that goes on knows what it was asked for: give --resume without --tenant, --migration and --plan.");
            return new PlanRequest { Resume = resume, Shard = shard };
        }

        if (file is null) return new PlanRequest { TenantIds = context.Arguments.TenantIds, MigrationId = migration, Shard = shard };
        if (migration is not null || context.Arguments.TenantIds is not null)
            throw new UsageException("A plan says already what runs where: give --plan without --tenant and --migration.");
        return PlanFile.ReadRequest(Path.GetFullPath(file, context.Environment.CurrentDirectory)) with { Shard = shard };
    }

    private static bool Given(ParseResult arguments, params Option<string?>[] options) => options.Any(option => arguments.GetValue(option) is not null);
}
