using System.CommandLine;
using TenantMigrations.Analysis;

namespace TenantMigrations.Runner;

internal sealed class LockVerb : Verb
{
    private readonly Option<string?> _project = ProjectOption.Create();
    private readonly Option<string[]> _properties = ProjectOption.CreateProperty();
    private readonly Option<bool> _check = new("--check") { Description = "Write nothing, and exit with 3 when a migration is not recorded or differs from what was: for CI." };
    private readonly Option<string?> _keep = KeepOption.Create("both", "Settle a merge conflict in the lock file: what either branch has released is released.");

    public LockVerb()
        : base("lock", "Record released migrations in migrations.lock.", "Adds what is new, and refuses what was edited, renamed or deleted since it was released. Works on a project that does not compile.")
    {
        Options.Add(_project);
        Options.Add(_properties);
        Options.Add(_check);
        Options.Add(_keep);
    }

    public override bool IsAuthoring => true;

    public override IReadOnlyList<string> Usages => ["[--check] [--project DIR] [options]", "--keep both [--project DIR] [options]"];

    public override IReadOnlyList<string> Examples => ["", "--check", "--project src/Shop.Migrations"];

    public override string ExitNote => "0 all is recorded · 3 something was refused, or with --check is not recorded";

    public override Task<ExitCode> ExecuteAsync(ParseResult arguments, VerbContext context, CancellationToken cancellationToken)
    {
        var request = new LockRequest { Check = arguments.GetValue(_check), Keep = KeepOption.Read(arguments.GetValue(_keep), ConflictSide.Both) };
        if (request is { Check: true, Keep: not null }) throw new UsageException("--check writes nothing, so there is nothing to --keep: give only one of them.");
        var project = ProjectOption.Find(arguments.GetValue(_project), arguments.GetValue(_properties), context);
        var report = LockMigrations.Run(project, request);
        context.ResultsOf(project).Locked(report, request);
        return Task.FromResult(report.Findings.Count == 0 ? ExitCode.Done : ExitCode.Findings);
    }
}
