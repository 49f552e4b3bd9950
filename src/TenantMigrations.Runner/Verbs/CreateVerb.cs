using System.CommandLine;

namespace TenantMigrations.Runner;

internal sealed class CreateVerb : Verb
{
    private readonly Argument<string?> _name = new("NAME") { Description = "What it is called.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Argument<string?> _description = new("DESCRIPTION") { Description = "What it does, in a line.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _tenantSpecific = new("--tenant-specific") { Description = "Runs once per tenant. Default: once per database." };
    private readonly Option<string[]> _dependsOn = new("--depends-on")
    {
        Description = "What must be applied first: ids, or the names behind the timestamps. What makes a table that the name names is added by itself.",
        HelpName = "ID",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
        Validators = { UsageErrors.RefuseOptionsAmong },
    };

    private readonly Option<bool> _csharp = new("--csharp") { Description = "A C# class with its SQL in constants instead of a .sql file." };
    private readonly WriteOptions _write = new();
    private readonly Option<string?> _project = ProjectOption.Create();
    private readonly Option<string[]> _properties = ProjectOption.CreateProperty();

    public CreateVerb()
        : base(
            "create",
            "Begin a new migration.",
            "The file compiles at once: its id comes behind all others, its folder says its scope, and until its SQL is written a run stops at it. Works on a project that does not compile.")
    {
        Arguments.Add(_name);
        Arguments.Add(_description);
        foreach (var option in new Option[] { _tenantSpecific, _dependsOn, _csharp }) Options.Add(option);
        _write.AddTo(this);
        Options.Add(_project);
        Options.Add(_properties);
    }

    public override bool IsAuthoring => true;

    public override IReadOnlyList<string> Usages => ["NAME [DESCRIPTION] [--tenant-specific] [--depends-on ID...] [--csharp] [--dry-run] [--force] [--project DIR] [options]"];

    public override IReadOnlyList<string> Examples =>
        ["add_role_to_users \"Users have a role\"", "SeedCategories \"Every tenant begins with three categories\" --tenant-specific", "index_orders --depends-on create_orders --csharp"];

    public override string WhenCancelled(ParseResult arguments) => "Nothing was written.";

    public override string ExitNote => "0 done · 3 there is such a migration already, or what would be written does not compile: nothing was written · 4 another command is writing into the project";

    public override Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken)
    {
        var request = new CreateRequest
        {
            Name = arguments.GetValue(_name) is { Length: > 0 } name ? name : throw new UsageException($"{FullName} needs a name: '{FullName} NAME DESCRIPTION', such as add_role_to_users."),
            Description = arguments.GetValue(_description),
            Scope = arguments.GetValue(_tenantSpecific) ? MigrationScope.Tenant : MigrationScope.Global,
            DependsOn = arguments.GetValue(_dependsOn) ?? [],
            AsClass = arguments.GetValue(_csharp),
            DryRun = _write.IsDryRun(arguments),
            Force = _write.IsForced(arguments),
            Clock = context.Environment.Clock,
        };
        var project = ProjectOption.Find(arguments.GetValue(_project), arguments.GetValue(_properties), context);
        var report = CreateMigration.Run(project, request, cancellationToken);
        context.ResultsOf(project).Written(report, request.DryRun);
        return Task.FromResult(report.Findings.Count == 0 ? ExitCode.Done : ExitCode.Findings);
    }
}
