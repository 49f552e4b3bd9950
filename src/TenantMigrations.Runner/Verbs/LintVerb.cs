using System.CommandLine;

namespace TenantMigrations.Runner;

internal sealed class LintVerb : Verb
{
    private readonly Option<string?> _project = ProjectOption.Create();
    private readonly Option<string[]> _properties = ProjectOption.CreateProperty();

    public LintVerb()
        : base("lint", "Check the migrations as a build would, without one.", "Reads files and classes, the order of the migrations and migrations.lock, with the severities that the project sets. Works on a project that does not compile.")
    {
        Options.Add(_project);
        Options.Add(_properties);
    }

    public override bool IsAuthoring => true;

    public override IReadOnlyList<string> Usages => ["[--project DIR] [options]"];

    public override IReadOnlyList<string> Examples => ["", "--project src/Shop.Migrations"];

    public override string ExitNote => "0 no errors; there may be warnings · 3 a build would fail";

    protected override bool ChangesNothing(ParseResult arguments) => true;

    public override Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken)
    {
        var project = ProjectOption.Find(arguments.GetValue(_project), arguments.GetValue(_properties), context);
        var report = LintMigrations.Run(project);
        context.ResultsOf(project).Linted(report);
        return Task.FromResult(report.HasErrors ? ExitCode.Findings : ExitCode.Done);
    }
}
