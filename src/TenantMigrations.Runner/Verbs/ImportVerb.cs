using System.CommandLine;

namespace TenantMigrations.Runner;

internal sealed class ImportVerb : Verb
{
    private const string Tools = "dbmate|golang-migrate|flyway|ef-script";

    private readonly Argument<string?> _source = new("DIR") { Description = "The folder of the other tool's migrations; for ef-script also the file.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _from = new("--from") { Description = "Whose files they are.", HelpName = Tools };
    private readonly Option<string?> _scope = new("--scope")
    {
        Description = "Once per database or once per tenant. Default: global under isolation Shared, otherwise tenant.",
        HelpName = "global|tenant",
    };

    private readonly Option<string?> _history = new("--history")
    {
        Description = "Ask the fleet what that tool has applied where, with --settings, --local, --connection-variable and --tenant as status has them, and write it to this file, for 'baseline --history'.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _historyTable = new("--history-table") { Description = "The table in which that tool keeps it, where it has another name than the tool gives it.", HelpName = "[SCHEMA.]NAME" };

    private readonly bool _asksFleet;
    private readonly WriteOptions _write = new();
    private readonly Option<string?> _project = ProjectOption.Create();
    private readonly Option<string[]> _properties = ProjectOption.CreateProperty();

    public ImportVerb(bool asksFleet)
        : base("import", "Write another tool's migrations as migrations of this project.", "Each depends on the one before it. What cannot be carried over as it is is listed, file by file.")
    {
        _asksFleet = asksFleet;
        Arguments.Add(_source);
        Options.Add(_from);
        Options.Add(_scope);
        if (asksFleet) Options.Add(_history);
        if (asksFleet) Options.Add(_historyTable);
        _write.AddTo(this);
        Options.Add(_project);
        Options.Add(_properties);
    }

    public override bool IsAuthoring => true;

    public override IReadOnlyList<string> Usages =>
        [$"--from {Tools} DIR [--scope global|tenant]{(_asksFleet ? " [--history FILE [--history-table NAME]]" : "")} [--dry-run] [--force] [--project DIR] [options]"];

    public override IReadOnlyList<string> Examples =>
        ["--from dbmate ../shop/db/migrations", _asksFleet ? "--from flyway ../shop/src/main/resources/db/migration --history history.json" : "--from flyway ../shop/src/main/resources/db/migration --dry-run", "--from ef-script shop.sql --scope tenant"];

    public override string WhenCancelled(ParseResult arguments) => "Nothing was written.";

    public override string ExitNote =>
        "0 all is written (also where a build will find something in it) · 3 there are such migrations already, or none to import: nothing was written; with --history: a tenant's history does not tell how far it has come, and is not in the file";

    public override bool AsksFleet(ParseResult arguments) => _asksFleet && arguments.GetValue(_history) is not null;

    public override Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken)
    {
        var request = new ImportRequest
        {
            Tool = Tool(arguments.GetValue(_from)),
            Source = arguments.GetValue(_source) is { Length: > 0 } source ? source : throw new UsageException($"import needs the folder of the migrations: import --from {arguments.GetValue(_from)} DIR."),
            Scope = Scope(arguments.GetValue(_scope)),
            DryRun = _write.IsDryRun(arguments),
            Force = _write.IsForced(arguments),
        };
        if (_asksFleet && arguments.GetValue(_historyTable) is not null && !AsksFleet(arguments)) throw new UsageException("--history-table goes with --history FILE.");
        var project = ProjectOption.Find(arguments.GetValue(_project), arguments.GetValue(_properties), context);
        if (AsksFleet(arguments)) return AskAsync(arguments, context, project, request, cancellationToken);
        var report = ImportMigrations.Run(project, request, context.Environment.CurrentDirectory, cancellationToken);
        context.ResultsOf(project).Imported(report, request, null);
        return Task.FromResult(report.Written || request.DryRun ? ExitCode.Done : ExitCode.Findings);
    }

    // The fleet is asked before anything is written: where it does not answer, nothing is changed.
    private Task<ExitCode> AskAsync(ParseResult arguments, VerbContext context, AuthoringProject project, ImportRequest request, CancellationToken cancellationToken)
    {
        var directory = context.Environment.CurrentDirectory;
        var looked = ImportMigrations.Run(project, request with { DryRun = true }, directory, cancellationToken);
        var (schema, table) = (arguments.GetValue(_historyTable) ?? "").Split('.', 2) is [var first, var second] ? (first, second) : (null, arguments.GetValue(_historyTable));
        var asked = new ForeignHistoryRequest
        {
            Tool = request.Tool,
            Versions = looked.Versions,
            Scope = looked.Scope,
            Table = table,
            Schema = schema,
            TenantIds = context.Arguments.TenantIds,
        };
        return context.AskFleetAsync(
            (fleet, _) => fleet.ReadForeignHistoryAsync(asked, cancellationToken),
            places =>
            {
                var report = request.DryRun ? looked : ImportMigrations.Run(project, request, directory, cancellationToken);
                var wasThere = !report.Written && !request.DryRun && IsThere(report, project);
                if (!report.Written && !request.DryRun && !wasThere)
                {
                    context.ResultsOf(project).Imported(report, request, null);
                    return ExitCode.Findings;
                }

                var file = request.DryRun || places.All(place => place.AtId is null) ? null : arguments.GetValue(_history)!;
                if (file is not null) HistoryFile.Write(Path.GetFullPath(file, directory), arguments.GetValue(_from)!.ToLowerInvariant(), asked.Table, places);
                context.ResultsOf(project).Imported(wasThere ? report with { Migrations = [], Findings = [] } : report, request, new ImportedHistory(file, places));
                return places.Any(place => place.Trouble is not null) ? ExitCode.Findings : ExitCode.Done;
            },
            cancellationToken);
    }

    // Of migrations that were imported before only the history is told.
    private static bool IsThere(ImportReport report, AuthoringProject project)
    {
        var ids = project.ReadMigrations().Scripts.Select(script => script.Id).ToHashSet(StringComparer.Ordinal);
        return report.Versions.All(version => ids.Contains(version.MigrationId));
    }

    private static ForeignTool Tool(string? given) => given?.ToLowerInvariant() switch
    {
        "dbmate" => ForeignTool.Dbmate,
        "golang-migrate" => ForeignTool.GolangMigrate,
        "flyway" => ForeignTool.Flyway,
        "ef-script" => ForeignTool.EfScript,
        null => throw new UsageException($"import needs --from {Tools}: whose files they are."),
        var other => throw new UsageException($"--from is {Tools.Replace("|", ", ", StringComparison.Ordinal)}, not '{Printable.Text(other)}'."),
    };

    private static MigrationScope? Scope(string? given) => given?.ToLowerInvariant() switch
    {
        null => null,
        "global" => MigrationScope.Global,
        "tenant" => MigrationScope.Tenant,
        var other => throw new UsageException($"--scope is global or tenant, not '{Printable.Text(other)}'."),
    };
}
