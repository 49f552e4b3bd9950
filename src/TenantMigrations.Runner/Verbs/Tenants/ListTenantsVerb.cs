using System.CommandLine;

namespace TenantMigrations.Runner;

internal sealed class ListTenantsVerb() : Verb("list", "List the tenants: where each lives, its state and how far it is.", "Changes nothing.")
{
    public override IReadOnlyList<string> Usages => ["[--tenant ID...] [options]"];

    public override IReadOnlyList<string> Examples => ["", "--format json"];

    public override string ExitNote => "0 also when a schema or database is missing · 5 a database cannot be reached; the others are listed";

    public override async Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken) => await context.AskFleetAsync(
        (fleet, _) => fleet.ListTenantsAsync(context.Arguments.TenantIds, cancellationToken),
        report =>
        {
            context.Results.Tenants(report);
            return report.Unreachable.Count > 0 ? ExitCode.Unreachable : ExitCode.Done;
        },
        cancellationToken).ConfigureAwait(false);
}
