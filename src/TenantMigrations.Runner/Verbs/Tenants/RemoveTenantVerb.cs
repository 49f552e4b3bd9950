using System.CommandLine;

namespace TenantMigrations.Runner;

internal sealed class RemoveTenantVerb : Verb
{
    private readonly Argument<string?> _tenant = TenantArgument.Create();
    private readonly Option<string?> _confirm = new("--confirm") { Description = "The tenant's id once more: what is removed may not come back.", HelpName = "ID" };
    private readonly Option<bool> _drop = new("--drop") { Description = "Drop its schema or database with all that is in it, and forget what the journal says of it." };
    private readonly Option<bool> _force = new("--force") { Description = "With --drop: end the connections of others to its database." };
    private readonly Option<string?> _reason = new("--reason") { Description = "Why. It is kept in the journal's log.", HelpName = "TEXT" };

    public RemoveTenantVerb()
        : base("remove", "Take a tenant out of the fleet.", "Its schema or database stays unless --drop is given. Rows of tables that tenants share are never deleted.")
    {
        Arguments.Add(_tenant);
        foreach (var option in new Option[] { _confirm, _drop, _force, _reason }) Options.Add(option);
    }

    public override IReadOnlyList<string> Usages => ["ID --confirm ID [--drop [--force]] [--reason TEXT] [options]"];

    public override IReadOnlyList<string> Examples => ["acme --confirm acme", "acme --confirm acme --drop --reason \"contract ended, OPS-1234\""];

    public override string ExitNote => "0 it is out · 3 others rest on its tables · 4 somebody works on it or is connected";

    public override bool TakesTenants => false;

    public override async Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken)
    {
        var tenant = TenantArgument.Read(_tenant, arguments, context, this);
        if (arguments.GetValue(_confirm) != tenant)
            throw new UsageException($"Removing a tenant may lose what cannot be had back. Say its id once more: '{FullName} {Printable.Text(tenant)} --confirm {Printable.Text(tenant)}'.");
        if (arguments.GetValue(_force) && !arguments.GetValue(_drop)) throw new UsageException("--force goes with --drop: without it nothing is dropped.");
        var request = new RemoveTenantRequest
        {
            TenantId = tenant,
            Drop = arguments.GetValue(_drop),
            Force = arguments.GetValue(_force),
            Reason = arguments.GetValue(_reason),
        };
        return await context.AskFleetAsync(
            (fleet, _) => fleet.RemoveTenantAsync(request, cancellationToken),
            report =>
            {
                context.Results.Removed(report);
                return ExitCode.Done;
            },
            cancellationToken).ConfigureAwait(false);
    }
}
