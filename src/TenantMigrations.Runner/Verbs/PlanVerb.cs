using System.CommandLine;

namespace TenantMigrations.Runner;

internal sealed class PlanVerb : Verb
{
    private readonly Option<string?> _out = new("--out") { Description = "Also write the plan to this file, for 'run --plan FILE' after a review.", HelpName = "FILE" };
    private readonly Option<string?> _migration = MigrationOption.Create("Only this migration and what it depends on.");

    public PlanVerb()
        : base("plan", "Show what 'run' would do where, in which order.", "Changes nothing. The hash at its end stands for exactly this plan.")
    {
        Options.Add(_migration);
        Options.Add(_out);
    }

    public override IReadOnlyList<string> Usages => ["[--tenant ID...] [--migration ID] [--out FILE] [options]"];

    public override IReadOnlyList<string> Examples => ["", "--tenant acme", "--out release.plan.json"];

    protected override bool ChangesNothing(ParseResult arguments) => true;

    public override async Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken)
    {
        var request = new PlanRequest { TenantIds = context.Arguments.TenantIds, MigrationId = arguments.GetValue(_migration) };
        return await context.AskFleetAsync(
            (fleet, _) => fleet.PlanAsync(request, cancellationToken),
            plan =>
            {
                var file = arguments.GetValue(_out);
                context.Results.Planned(plan, request, file);
                if (file is not null) Write(plan, request, file, context);
                return ExitCode.Done;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static void Write(MigrationPlan plan, PlanRequest request, string file, VerbContext context)
    {
        var path = Path.GetFullPath(file, context.Environment.CurrentDirectory);
        PlanFile.Write(path, PlanDocuments.Of(plan, request, context.Registry));
        context.Progress.Say($"Written to {path}.");
    }
}
