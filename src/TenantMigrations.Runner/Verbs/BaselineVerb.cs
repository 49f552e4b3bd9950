using System.CommandLine;

namespace TenantMigrations.Runner;

internal sealed class BaselineVerb : Verb
{
    private readonly Option<string?> _at = new("--at") { Description = "The last migration that the fleet already has. Default: all of them.", HelpName = "ID" };
    private readonly Option<string?> _history = new("--history") { Description = "What each tenant and database already has, as 'import --history' wrote it to this file; what is not in it is left alone.", HelpName = "FILE" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Compare and show, and record nothing." };
    private readonly Option<bool> _accept = new("--accept-differences") { Description = "Record it although catalogs differ; --reason is kept in the journal's log." };
    private readonly Option<string?> _reason = new("--reason") { Description = "With --accept-differences: why.", HelpName = "TEXT" };
    private readonly Option<string?> _replay = new("--replay-variable")
    {
        Description = "The environment variable that holds the connection string of another server, on which the migrations are replayed to compare. Default: the fleet's own.",
        HelpName = "NAME",
    };

    public BaselineVerb()
        : base("baseline", "Record an existing fleet as migrated.", "Each tenant is compared first with what the migrations make in a throw-away database. Where one differs, nothing is recorded.")
    {
        Options.Add(_at);
        Options.Add(_history);
        Options.Add(_dryRun);
        Options.Add(_accept);
        Options.Add(_reason);
        Options.Add(_replay);
    }

    public override IReadOnlyList<string> Usages =>
        ["[--at ID | --history FILE] [--tenant ID...] [--dry-run] [--replay-variable NAME] [options]", "[--at ID | --history FILE] [--tenant ID...] --accept-differences --reason TEXT [options]"];

    public override IReadOnlyList<string> Examples =>
        ["--dry-run", "--at 20240101120000_orders", "--history history.json", "--accept-differences --reason \"an index of our own, OPS-1234\""];

    public override string ExitNote => "0 all is recorded · 3 something differs, or the journal says otherwise already: nothing was recorded";

    public override string WhenCancelled(ParseResult arguments) =>
        arguments.GetValue(_dryRun) ? "What the migrations were replayed in is taken away, and nothing is recorded." : base.WhenCancelled(arguments);

    public override async Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken)
    {
        var request = Request(arguments, context);
        return await context.AskFleetAsync(
            (fleet, _) => fleet.BaselineAsync(request, context.Progress.Say, cancellationToken),
            report =>
            {
                context.Results.Baselined(report, request);
                return report.IsRefused ? ExitCode.Findings : ExitCode.Done;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private BaselineRequest Request(ParseResult arguments, VerbContext context)
    {
        var (accept, reason) = (arguments.GetValue(_accept), arguments.GetValue(_reason));
        if (accept && string.IsNullOrWhiteSpace(reason)) throw new UsageException("--accept-differences needs --reason TEXT: whoever reads the journal later must know why it says so.");
        if (!accept && reason is not null) throw new UsageException("--reason goes with --accept-differences.");
        if (arguments.GetValue(_at) is not null && arguments.GetValue(_history) is not null) throw new UsageException("--at says what all have, --history what each has: give one of them.");
        return new BaselineRequest
        {
            AtId = arguments.GetValue(_at),
            History = arguments.GetValue(_history) is { } file ? HistoryFile.Read(Path.GetFullPath(file, context.Environment.CurrentDirectory)) : null,
            TenantIds = context.Arguments.TenantIds,
            DryRun = arguments.GetValue(_dryRun),
            AcceptBecause = accept ? reason : null,
            ReplayConnection = Connection(arguments.GetValue(_replay), context.Environment),
        };
    }

    private static string? Connection(string? variable, RunnerEnvironment environment)
    {
        if (variable is null) return null;
        if (variable.Contains('=', StringComparison.Ordinal))
            throw new UsageException("--replay-variable takes the name of an environment variable, not a connection string: what stands on a command line is seen by every user of the machine and ends up in logs.");
        return environment.Variables.GetValueOrDefault(variable) is { Length: > 0 } connection
            ? connection
            : throw new UsageException($"The environment variable '{Printable.Text(variable)}', which --replay-variable names, is not set or empty.");
    }
}
