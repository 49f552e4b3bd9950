using System.CommandLine;
using TenantMigrations.Analysis;

namespace TenantMigrations.Runner;

internal sealed class GenerateVerb : Verb
{
    private readonly Argument<string[]> _template = new("TEMPLATE") { Description = "The template, and behind it its options.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string[]> _dependsOn = new("--depends-on")
    {
        Description = "What must be applied first: an id, or the name behind the timestamp; may be repeated. What makes the tables is added by itself.",
        HelpName = "ID",
    };

    private readonly WriteOptions _write = new();
    private readonly Option<string?> _project = ProjectOption.Create();
    private readonly Option<string[]> _properties = ProjectOption.CreateProperty();

    public GenerateVerb()
        : base(
            "generate",
            "Write migrations from a template.",
            "One or several, with their way back, as the project's isolation asks for them. 'templates' lists the templates, 'templates NAME' has the options of one; they stand behind its name. "
            + "Works on a project that does not compile.")
    {
        Arguments.Add(_template);
        Options.Add(_dependsOn);
        _write.AddTo(this);
        Options.Add(_project);
        Options.Add(_properties);
    }

    public override bool IsAuthoring => true;

    public override IReadOnlyList<string> Usages => ["TEMPLATE [template's options] [--depends-on ID] [--dry-run] [--force] [--project DIR] [options]"];

    public override IReadOnlyList<string> Examples =>
        ["enable-rls --table orders --dry-run", "add-tenant-id --table orders --default-tenant acme", "create-tenant-table --table invoices --columns \"number text not null, issued_at timestamptz\""];

    public override string WhenCancelled(ParseResult arguments) => "Nothing was written.";

    public override string ExitNote => "0 done · 3 there is such a migration already, or what would be written does not compile: nothing was written · 4 another command is writing into the project";

    /// <summary>Whether a built-in template is named, so that its options are what may follow.</summary>
    public bool NamesTemplate(ParseResult arguments) => BuiltInOf(arguments) is not null;

    /// <summary>The options of the built-in template that is named.</summary>
    public IEnumerable<string> OptionsOfTemplate(ParseResult arguments) => BuiltInOf(arguments)?.Parameters.Select(parameter => "--" + parameter.Name) ?? [];

    private Template? BuiltInOf(ParseResult arguments) => arguments.GetValue(_template) is [var name, ..] ? ProjectTemplates.BuiltIn.Find(name)?.Template : null;

    public override Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken)
    {
        var tokens = arguments.GetValue(_template) ?? [];
        if (tokens.Length == 0 || tokens[0].StartsWith('-')) throw new UsageException("generate needs a template, and its options behind it: 'generate enable-rls --table orders'. 'templates' lists them.");
        var project = ProjectOption.Find(arguments.GetValue(_project), arguments.GetValue(_properties), context);
        var template = TemplateNames.Find(ProjectTemplates.Read(project), tokens[0], project);
        var request = new GenerateRequest
        {
            Template = template,
            Values = TemplateOptions.Read(template.Template, tokens[1..]),
            DependsOn = arguments.GetValue(_dependsOn) ?? [],
            DryRun = _write.IsDryRun(arguments),
            Force = _write.IsForced(arguments),
            Clock = context.Environment.Clock,
        };
        var report = GenerateMigrations.Run(project, request, cancellationToken);
        if (report.Error is { } error) throw TemplateOptions.Explain(error);
        context.ResultsOf(project).Written(report.Report!, request.DryRun);
        return Task.FromResult(report.Report!.Findings.Count == 0 ? ExitCode.Done : ExitCode.Findings);
    }
}
