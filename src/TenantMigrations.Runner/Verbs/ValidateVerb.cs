using System.CommandLine;

namespace TenantMigrations.Runner;

internal sealed class ValidateVerb() : Verb(
    "validate",
    "Hold the registry against the journals.",
    "Finds drift, gaps, interrupted migrations, invalid indexes and holes in the isolation of tenants. Changes nothing.")
{
    public override IReadOnlyList<string> Usages => ["[--tenant ID...] [options]"];

    public override IReadOnlyList<string> Examples => ["", "--tenant acme", "--format json"];

    public override string ExitNote => "0 all agrees · 3 there are findings";

    protected override bool ChangesNothing(ParseResult arguments) => true;

    public override async Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken)
    {
        return await context.AskFleetAsync(
            (fleet, _) => fleet.ValidateAsync(context.Arguments.TenantIds, cancellationToken),
            report =>
            {
                context.Results.Validated(report);
                return report.Findings.Count == 0 ? ExitCode.Done : ExitCode.Findings;
            },
            cancellationToken).ConfigureAwait(false);
    }
}
