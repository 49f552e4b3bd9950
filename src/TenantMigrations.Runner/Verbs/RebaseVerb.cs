using System.CommandLine;
using TenantMigrations.Analysis;

namespace TenantMigrations.Runner;

internal sealed class RebaseVerb : Verb
{
    private readonly Option<string?> _project = ProjectOption.Create();
    private readonly Option<string[]> _properties = ProjectOption.CreateProperty();
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Show what would be renamed and rewritten; change nothing." };
    private readonly Option<string?> _keep = KeepOption.Create("ours|theirs", "Settle a merge conflict in the lock file: this side's migrations stay released, the other's are moved behind them.");

    public RebaseVerb()
        : base(
            "rebase",
            "Move migrations that are not released behind those that are.",
            "Gives them new timestamps in the order of their dependencies, and rewrites every reference to them in .sql files and C#. Released migrations are never touched. "
            + "Works on a project that does not compile; when it is interrupted, run it again.")
    {
        Options.Add(_project);
        Options.Add(_properties);
        Options.Add(_dryRun);
        Options.Add(_keep);
    }

    public override bool IsAuthoring => true;

    public override IReadOnlyList<string> Usages => ["[--dry-run] [--keep ours|theirs] [--project DIR] [options]"];

    public override IReadOnlyList<string> Examples => ["", "--dry-run", "--keep theirs"];

    public override string ExitNote => "0 done, or nothing to do · 3 the migrations cannot be renamed as things are · 4 another is at work";

    public override Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken)
    {
        var request = new RebaseRequest
        {
            DryRun = arguments.GetValue(_dryRun),
            Keep = KeepOption.Read(arguments.GetValue(_keep), ConflictSide.Ours, ConflictSide.Theirs),
            Clock = context.Environment.Clock,
        };
        var project = ProjectOption.Find(arguments.GetValue(_project), arguments.GetValue(_properties), context);
        var report = RebaseMigrations.Run(project, request);
        context.ResultsOf(project).Rebased(report, request);
        return Task.FromResult(report.Findings.Count == 0 ? ExitCode.Done : ExitCode.Findings);
    }
}
