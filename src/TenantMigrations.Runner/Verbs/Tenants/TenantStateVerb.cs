using System.CommandLine;

namespace TenantMigrations.Runner;

/// <summary>Changes a tenant's state in the control database.</summary>
internal abstract class TenantStateVerb : Verb
{
    private readonly Argument<string?> _tenant = TenantArgument.Create();
    private readonly Option<string?> _reason = new("--reason") { Description = "Why. It is kept in the control database and shown by 'tenants list'.", HelpName = "TEXT" };
    private readonly TenantState _state;

    protected TenantStateVerb(TenantState state, string name, string summary, string description)
        : base(name, summary, description)
    {
        _state = state;
        Arguments.Add(_tenant);
        Options.Add(_reason);
    }

    public override IReadOnlyList<string> Usages => ["ID [--reason TEXT] [options]"];

    public override bool TakesTenants => false;

    public override async Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken)
    {
        var tenant = TenantArgument.Read(_tenant, arguments, context, this);
        return await context.AskFleetAsync(
            (fleet, _) => fleet.ChangeTenantStateAsync(tenant, _state, arguments.GetValue(_reason), cancellationToken),
            report =>
            {
                context.Results.StateChanged(report);
                return report.Tenant.State == _state ? ExitCode.Done : ExitCode.Findings;
            },
            cancellationToken).ConfigureAwait(false);
    }
}
