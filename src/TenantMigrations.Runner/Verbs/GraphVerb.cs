using System.CommandLine;

namespace TenantMigrations.Runner;

internal sealed class GraphVerb : Verb
{
    private readonly Option<string?> _project = ProjectOption.Create();
    private readonly Option<string[]> _properties = ProjectOption.CreateProperty();
    private readonly Option<bool> _applied = new("--applied") { Description = "Ask the databases, with --settings, --local, --connection-variable and --tenant as status has them, and show by how many tenants each is applied." };
    private readonly bool _asksFleet;

    public GraphVerb(bool asksFleet)
        : base(
            "graph",
            "Show what depends on what, as a list or a drawing.",
            "Scopes, barriers, repeatables, missing dependencies and cycles are marked. Mermaid is drawn by GitHub in Markdown, DOT by Graphviz; SVG needs no other program. Works on a project that does not compile.")
    {
        _asksFleet = asksFleet;
        if (asksFleet) Options.Add(_applied);
        Options.Add(_project);
        Options.Add(_properties);
    }

    public override bool IsAuthoring => true;

    public override IReadOnlyList<OutputFormat> Formats { get; } = [OutputFormat.Text, OutputFormat.Mermaid, OutputFormat.Dot, OutputFormat.Svg, OutputFormat.Json, OutputFormat.MsBuild];

    public override IReadOnlyList<string> Usages => [$"[--format mermaid|dot|svg]{(_asksFleet ? " [--applied]" : "")} [--project DIR] [options]"];

    public override IReadOnlyList<string> Examples => _asksFleet ? ["", "--format svg > migrations.svg", "--format mermaid --applied --local"] : ["", "--format svg > migrations.svg"];

    public override bool AsksFleet(ParseResult arguments) => _asksFleet && arguments.GetValue(_applied);

    protected override bool ChangesNothing(ParseResult arguments) => true;

    public override Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken)
    {
        var project = ProjectOption.Find(arguments.GetValue(_project), arguments.GetValue(_properties), context);
        var diagram = MigrationDiagram.Of(project);
        if (AsksFleet(arguments)) return AppliedAsync(project, diagram, context, cancellationToken);
        return Task.FromResult(Show(project, diagram, context));
    }

    private static Task<ExitCode> AppliedAsync(AuthoringProject project, MigrationDiagram diagram, VerbContext context, CancellationToken cancellationToken) => context.AskFleetAsync(
        (fleet, _) => fleet.StatusAsync(context.Arguments.TenantIds, cancellationToken), status => Show(project, diagram.With(status), context), cancellationToken);

    private static ExitCode Show(AuthoringProject project, MigrationDiagram diagram, VerbContext context)
    {
        switch (context.Arguments.Format)
        {
            case OutputFormat.Mermaid:
                context.Environment.Out.Write(MermaidGraph.Text(diagram));
                break;
            case OutputFormat.Dot:
                context.Environment.Out.Write(DotGraph.Text(diagram));
                break;
            case OutputFormat.Svg:
                context.Environment.Out.Write(SvgGraph.Text(diagram));
                break;
            default:
                context.ResultsOf(project).Drawn(diagram);
                break;
        }

        return ExitCode.Done;
    }
}
