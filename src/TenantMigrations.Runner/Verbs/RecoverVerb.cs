using System.CommandLine;

namespace TenantMigrations.Runner;

internal sealed class RecoverVerb : Verb
{
    private readonly Option<string?> _migration = MigrationOption.Create("The failed or interrupted migration.");
    private readonly Option<bool> _retry = new("--retry") { Description = "Try it again: outside a transaction from the statement that did not succeed. This is the default." };
    private readonly Option<string?> _mark = new("--mark") { Description = "Record what you have done by hand; the database is not changed otherwise.", HelpName = "completed|rolled-back" };
    private readonly Option<string?> _reason = new("--reason") { Description = "With --mark: why. It is kept in the journal's log.", HelpName = "TEXT" };

    public RecoverVerb()
        : base("recover", "Explain and settle a failed or interrupted migration.", "It says what it found, and tries again unless --mark is given. 'validate' explains and settles nothing.")
    {
        Options.Add(_migration);
        Options.Add(_retry);
        Options.Add(_mark);
        Options.Add(_reason);
    }

    public override IReadOnlyList<string> Usages =>
        ["--migration ID [--tenant ID...] [--retry] [options]", "--migration ID [--tenant ID...] --mark completed|rolled-back --reason TEXT [options]"];

    public override IReadOnlyList<string> Examples =>
    [
        "--migration 20240101120000_index_orders",
        "--migration 20240101120000_index_orders --tenant acme",
        "--migration 20240101120000_index_orders --tenant acme --mark completed --reason \"built by hand, OPS-1234\"",
    ];

    public override string ExitNote => "0 all cases are settled · 1 the retry failed · 3 a case is open";

    public override async Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken)
    {
        var request = Request(arguments, context.Arguments.TenantIds);
        return await context.AskFleetAsync(
            (fleet, observer) => fleet.RecoverAsync(request, observer, cancellationToken),
            report =>
            {
                context.Results.Recovered(report, request);
                if (report.Run is { Outcome: not RunOutcome.Done } run) return ExitCodes.Of(run.Outcome);
                return report.Cases.All(found => found.Settled) ? ExitCode.Done : ExitCode.Findings;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private RecoverRequest Request(ParseResult arguments, IReadOnlyList<string>? tenants)
    {
        var migration = arguments.GetValue(_migration) ?? throw new UsageException("recover needs --migration ID; 'status' and 'validate' show what is failed or interrupted.");
        var reason = arguments.GetValue(_reason);
        MigrationStatus? mark = arguments.GetValue(_mark)?.ToLowerInvariant() switch
        {
            null => null,
            "completed" => MigrationStatus.Completed,
            "rolled-back" or "rolled_back" => MigrationStatus.RolledBack,
            var other => throw new UsageException($"--mark is completed or rolled-back, not '{Printable.Text(other)}'."),
        };
        if (mark is not null && arguments.GetValue(_retry)) throw new UsageException("--retry runs it again and --mark says that you did it: give only one of them.");
        if (mark is not null && string.IsNullOrWhiteSpace(reason)) throw new UsageException("--mark needs --reason TEXT: whoever reads the journal later must know why it says so.");
        if (mark is null && reason is not null) throw new UsageException("--reason goes with --mark completed or --mark rolled-back.");
        return new RecoverRequest { MigrationId = migration, TenantIds = tenants, Retry = mark is null, Mark = mark, Reason = reason };
    }
}
