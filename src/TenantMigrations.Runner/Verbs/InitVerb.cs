using System.CommandLine;

namespace TenantMigrations.Runner;

internal sealed class InitVerb() : Verb(
    "init",
    "Create or upgrade the journal in every database of the fleet.",
    "Safe to repeat, and 'run' does it by itself: useful where the journal's tables must be created by another role.")
{
    public override IReadOnlyList<string> Usages => ["[options]"];

    public override IReadOnlyList<string> Examples => [""];

    public override bool TakesTenants => false;

    public override async Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken)
    {
        if (context.Arguments.TenantIds is not null)
            throw new UsageException("init prepares whole databases, so it takes no --tenant. Leave it out: init is safe to repeat.");

        return await context.AskFleetAsync(
            (fleet, _) => fleet.InitAsync(cancellationToken),
            report =>
            {
                context.Results.Initialized(report);
                return ExitCode.Done;
            },
            cancellationToken).ConfigureAwait(false);
    }
}
