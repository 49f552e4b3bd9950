using System.CommandLine;

namespace TenantMigrations.Runner;

/// <summary>What is done with the fleet itself: each of its verbs is a page of its own.</summary>
internal sealed class TenantsVerb : Verb
{
    public TenantsVerb()
        : base("tenants", "List the tenants, add and remove them, suspend and activate them.", "")
    {
        Subcommands.Add(new ListTenantsVerb());
        Subcommands.Add(new AddTenantVerb());
        Subcommands.Add(new RemoveTenantVerb());
        Subcommands.Add(new SuspendTenantVerb());
        Subcommands.Add(new ActivateTenantVerb());
    }

    public override IReadOnlyList<string> Usages => ["VERB [options]"];

    public override IReadOnlyList<string> Examples => ["list", "add acme", "VERB --help"];

    public override Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken) =>
        throw new UsageException(UsageErrors.WhichVerb(this));
}
