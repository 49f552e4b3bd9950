using System.CommandLine;

namespace TenantMigrations.Runner;

internal sealed class StatusVerb : Verb
{
    private readonly Option<bool> _check = new("--check") { Description = "Exit with 3 when a migration is pending or failed. Suspended tenants do not count." };

    private readonly Option<string?> _run = RunOption.Create("--run", "Show how a run stands: its waves and its tenants.");

    public StatusVerb()
        : base("status", "Show what is applied where.", "With one --tenant, migration by migration.")
    {
        Options.Add(_check);
        Options.Add(_run);
    }

    public override IReadOnlyList<string> Usages => ["[--tenant ID...] [--check] [options]", "--run RUN [options]"];

    public override IReadOnlyList<string> Examples => ["", "--tenant acme", "--check --verbosity quiet", "--format json", "--run last"];

    public override string ExitNote => "0 also when something is pending, unless --check is given";

    protected override bool ChangesNothing(ParseResult arguments) => true;

    public override async Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(_run) is { } run)
        {
            if (arguments.GetValue(_check) || context.Arguments.TenantIds is not null) throw new UsageException("--run is about one run: give it without --tenant and --check.");
            return await context.AskFleetAsync(
                (fleet, _) => fleet.ReadRunAsync(run, cancellationToken),
                details =>
                {
                    context.Results.Run(details);
                    return ExitCode.Done;
                },
                cancellationToken).ConfigureAwait(false);
        }

        return await context.AskFleetAsync(
            (fleet, _) => fleet.StatusAsync(context.Arguments.TenantIds, cancellationToken),
            status =>
            {
                context.Results.Status(status);
                return arguments.GetValue(_check) && !IsComplete(status) ? ExitCode.Findings : ExitCode.Done;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static bool IsComplete(FleetStatus status) =>
        status.Global.All(database => IsComplete(database.Migrations))
        && status.Tenants.Where(tenant => tenant.State == TenantState.Active).All(tenant => IsComplete(tenant.Migrations));

    private static bool IsComplete(IReadOnlyList<MigrationState> migrations) => migrations.All(migration => migration.Status == MigrationStatus.Completed);
}
