using System.CommandLine;

namespace TenantMigrations.Runner;

internal sealed class RunVerb : Verb
{
    private readonly Option<string?> _migration = MigrationOption.Create("Only this migration and what it depends on.");
    private readonly Option<string?> _plan = new("--plan") { Description = "Execute the plan that 'plan --out' wrote, and nothing if the plan is another by now.", HelpName = "FILE" };

    public RunVerb()
        : base(
            "run",
            "Apply what is pending.",
            "One tenant's failure never touches another. With --tenant, global migrations are left alone. Ctrl-C rolls back what is in flight and stops; "
            + "pressed again it ends the program at once, and the server rolls back by itself. What is done stays done: the next run goes on from there.")
    {
        Options.Add(_migration);
        Options.Add(_plan);
    }

    public override IReadOnlyList<string> Usages => ["[--tenant ID...] [--migration ID] [options]", "--plan FILE [options]"];

    public override IReadOnlyList<string> Examples => ["", "--tenant acme birch", "--migration 20240101120000_add_role_to_users", "--plan release.plan.json"];

    public override string ExitNote =>
        "0 all is done · 1 a migration failed · 3 something is blocked, drifted, or not the plan that was agreed on · 4 another run held its lock for RunLockTimeout · 5 unreachable · 130 cancelled";

    public override async Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken)
    {
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

    private PlanRequest Request(ParseResult arguments, VerbContext context)
    {
        var migration = arguments.GetValue(_migration);
        if (arguments.GetValue(_plan) is not { } file) return new PlanRequest { TenantIds = context.Arguments.TenantIds, MigrationId = migration };
        if (migration is not null || context.Arguments.TenantIds is not null)
            throw new UsageException("A plan says already what runs where: give --plan without --tenant and --migration.");
        return PlanFile.ReadRequest(Path.GetFullPath(file, context.Environment.CurrentDirectory));
    }
}
