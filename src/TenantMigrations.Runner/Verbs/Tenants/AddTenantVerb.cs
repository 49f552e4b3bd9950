using System.CommandLine;

namespace TenantMigrations.Runner;

internal sealed class AddTenantVerb : Verb
{
    private readonly Argument<string?> _tenant = TenantArgument.Create();
    private readonly Option<string?> _name = new("--name") { Description = "What people call it. Default: its id.", HelpName = "TEXT" };
    private readonly Option<string?> _schema = new("--schema") { Description = "Under isolation Schema: its schema. Default: its id.", HelpName = "NAME" };
    private readonly Option<string?> _database = new("--database") { Description = "Its database, on the server of the control connection. Default: its id under isolation Database.", HelpName = "NAME" };
    private readonly Option<string[]> _label = new("--label") { Description = "A label, such as ring=canary; for more, give the option again.", HelpName = "KEY=VALUE", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true, Validators = { UsageErrors.RefuseOptionsAmong } };
    private readonly Option<string?> _owner = new("--owner") { Description = "The role that shall own the new schema or database. Default: the connection's.", HelpName = "ROLE" };
    private readonly Option<string?> _template = new("--template") { Description = "Copy this tenant's tables instead of running every migration, where that is proven to come to the same.", HelpName = "TENANT" };

    public AddTenantVerb()
        : base("add", "Give a tenant its schema or database, list it, and bring it to the head.", "The same again completes what was interrupted. Where Tenants:File names a file, the tenant is added to it; elsewhere it says which entry to add.")
    {
        Arguments.Add(_tenant);
        foreach (var option in new Option[] { _name, _schema, _database, _label, _owner, _template }) Options.Add(option);
    }

    public override IReadOnlyList<string> Usages =>
        ["ID [--name TEXT] [--label KEY=VALUE...] [--schema NAME] [--database NAME] [--owner ROLE] [--template TENANT] [options]"];

    public override IReadOnlyList<string> Examples => ["acme", "acme --name \"Acme Ltd.\" --label ring=canary", "acme --schema tenant_acme --template blank"];

    public override string ExitNote => "as that of run · 3 also when the place is not empty and the journal does not know it";

    public override bool TakesTenants => false;

    public override async Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken)
    {
        var request = new AddTenantRequest
        {
            Entry = new TenantEntry
            {
                Id = TenantArgument.Read(_tenant, arguments, context, this),
                Name = arguments.GetValue(_name),
                Schema = arguments.GetValue(_schema),
                Database = arguments.GetValue(_database),
                Labels = Labels(arguments.GetValue(_label) ?? []),
            },
            Owner = arguments.GetValue(_owner),
            Template = arguments.GetValue(_template),
        };
        return await context.AskFleetAsync(
            (fleet, observer) => fleet.AddTenantAsync(request, observer, cancellationToken),
            report =>
            {
                context.Results.Added(report);
                return ExitCodes.Of(report.Run.Outcome);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static Dictionary<string, string> Labels(string[] texts)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) throw new UsageException($"--label is written KEY=VALUE, such as ring=canary, not '{Printable.Text(text)}'.");
            if (!labels.TryAdd(text[..equals], text[(equals + 1)..])) throw new UsageException($"--label gives '{Printable.Text(text[..equals])}' twice.");
        }

        return labels;
    }
}
