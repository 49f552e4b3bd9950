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

    private readonly WriteOptions _write = new();
    private readonly Option<string?> _project = ProjectOption.Create();
    private readonly Option<string[]> _properties = ProjectOption.CreateProperty();

    public ImportVerb()
        : base("import", "Write another tool's migrations as migrations of this project.", "Each depends on the one before it. What cannot be carried over as it is is listed, file by file.")
    {
        Arguments.Add(_source);
        Options.Add(_from);
        Options.Add(_scope);
        _write.AddTo(this);
        Options.Add(_project);
        Options.Add(_properties);
    }

    public override bool IsAuthoring => true;

    public override IReadOnlyList<string> Usages => [$"--from {Tools} DIR [--scope global|tenant] [--dry-run] [--force] [--project DIR] [options]"];

    public override IReadOnlyList<string> Examples =>
        ["--from dbmate ../shop/db/migrations", "--from flyway ../shop/src/main/resources/db/migration --dry-run", "--from ef-script shop.sql --scope tenant"];

    public override string ExitNote => "0 all is written (also where a build will find something in it) · 3 there are such migrations already, or none to import: nothing was written";

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
        var project = ProjectOption.Find(arguments.GetValue(_project), arguments.GetValue(_properties), context);
        var report = ImportMigrations.Run(project, request, context.Environment.CurrentDirectory);
        context.ResultsOf(project).Imported(report, request);
        return Task.FromResult(report.Written || request.DryRun ? ExitCode.Done : ExitCode.Findings);
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
