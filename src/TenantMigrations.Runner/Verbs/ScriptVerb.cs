using System.CommandLine;
using System.Text;
using TenantMigrations.Postgres.Psql;

namespace TenantMigrations.Runner;

internal sealed class ScriptVerb : Verb
{
    private readonly Option<string?> _from = new("--from") { Description = "The last migration that is applied already: the script begins behind it. Default: none is.", HelpName = "ID" };
    private readonly Option<string?> _to = new("--to") { Description = "The last migration to apply. Default: all.", HelpName = "ID" };
    private readonly Option<bool> _idempotent = new("--idempotent") { Description = "Look at each database's journal and leave out what is applied, so that the script may run anywhere and again." };
    private readonly Option<string?> _out = new("--out", "-o") { Description = "Write the script to this file instead of stdout.", HelpName = "FILE" };

    public ScriptVerb()
        : base("script", "Write SQL that psql runs in place of 'run', journal rows included.", "Connects to nothing, unless Tenants:Query lists the tenants.")
    {
        Options.Add(_from);
        Options.Add(_to);
        Options.Add(_idempotent);
        Options.Add(_out);
    }

    public override IReadOnlyList<string> Usages => ["[--from ID] [--to ID] [--tenant ID...] [--idempotent] [--out FILE] [options]"];

    public override IReadOnlyList<string> Examples => ["--out all.sql", "--from 20240101120000_orders --out release.sql", "--tenant acme --idempotent --out acme.sql"];

    protected override bool ChangesNothing(ParseResult arguments) => true;

    public override async Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken)
    {
        var request = new ScriptRequest
        {
            FromId = arguments.GetValue(_from),
            ToId = arguments.GetValue(_to),
            TenantIds = context.Arguments.TenantIds,
            Idempotent = arguments.GetValue(_idempotent),
        };
        var file = arguments.GetValue(_out) is { } given ? Path.GetFullPath(given, context.Environment.CurrentDirectory) : null;
        return await context.AskFleetAsync(
            (fleet, _) => fleet.ScriptAsync(request, cancellationToken),
            script =>
            {
                using var text = new StringWriter();
                PsqlScript.Write(script, text);
                if (file is not null) WholeFile.Write(file, "The script", stream => stream.Write(Encoding.UTF8.GetBytes(text.ToString())));
                context.Results.Scripted(script, file, text.ToString());
                return ExitCode.Done;
            },
            cancellationToken,
            needsConnection: false).ConfigureAwait(false);
    }
}
