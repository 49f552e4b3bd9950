using System.CommandLine;
using TenantMigrations.Analysis;

namespace TenantMigrations.Runner;

internal sealed class TemplatesVerb : Verb
{
    private readonly Argument<string?> _name = new("NAME") { Description = "Only this one, with all about it.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _project = ProjectOption.Create();
    private readonly Option<string[]> _properties = ProjectOption.CreateProperty();

    public TemplatesVerb()
        : base("templates", "List the templates of generate.", "Built-in ones and those that the project has in migrations/templates/, each with its parameters and an example; with a name, all about that one.")
    {
        Arguments.Add(_name);
        Options.Add(_project);
        Options.Add(_properties);
    }

    public override bool IsAuthoring => true;

    public override IReadOnlyList<string> Usages => ["[NAME] [--project DIR] [options]"];

    public override IReadOnlyList<string> Examples => ["", "add-tenant-id"];

    public override string ExitNote => "0 done · 3 a file in migrations/templates/ is no template";

    protected override bool ChangesNothing(ParseResult arguments) => true;

    public override Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken)
    {
        var project = Project(arguments, context);
        var templates = project is null ? ProjectTemplates.BuiltIn : ProjectTemplates.Read(project);
        var isolation = (project?.ScriptOptions() ?? ScriptOptions.Default).Isolation;
        var results = project is null ? context.Results : context.ResultsOf(project);
        if (arguments.GetValue(_name) is not { } name) results.Listed(templates, isolation);
        else results.Described(TemplateNames.Find(templates, name, project), isolation);
        return Task.FromResult(templates.Findings.Count == 0 ? ExitCode.Done : ExitCode.Findings);
    }

    // Whoever looks around before there is a project sees what everybody has.
    private AuthoringProject? Project(ParseResult arguments, VerbContext context)
    {
        try
        {
            return ProjectOption.Find(arguments.GetValue(_project), arguments.GetValue(_properties), context);
        }
        catch (FleetException) when (arguments.GetValue(_project) is null && context.Arguments.ProjectDirectory is null)
        {
            return null;
        }
    }
}
