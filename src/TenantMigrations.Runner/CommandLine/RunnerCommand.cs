using System.CommandLine;
using System.CommandLine.Help;

namespace TenantMigrations.Runner;

/// <summary>The whole command line: the verbs and what they share.</summary>
internal sealed class RunnerCommand : RootCommand
{
    private RunnerCommand(RunnerEnvironment environment, string description, IEnumerable<Option> options, params Verb[] verbs)
        : base(description)
    {
        foreach (var option in options) Options.Add(option);
        foreach (var option in Options)
        {
            if (option is HelpOption help)
            {
                help.Action = new HelpAction(this, environment);
                help.Description = "Show this page.";
            }
            else if (option is VersionOption)
            {
                option.Description = "Show the program's version.";
            }
        }

        foreach (var verb in verbs) Subcommands.Add(verb);
    }

    public required CommonOptions Common { get; init; }

    /// <summary>All verbs: what a migrations project becomes.</summary>
    public static RunnerCommand OfRunner(RunnerEnvironment environment)
    {
        var common = new CommonOptions();
        return new RunnerCommand(
            environment,
            "Migrates a fleet of tenants: shows, applies, undoes and checks the migrations that are compiled into this program.",
            common.All,
            new RunVerb(),
            new PlanVerb(),
            new StatusVerb(),
            new ValidateVerb(),
            new VerifyVerb(),
            new RollbackVerb(),
            new RecoverVerb(),
            new InitVerb(),
            new TenantsVerb(),
            new CreateVerb(),
            new GenerateVerb(),
            new TemplatesVerb(),
            new LintVerb(),
            new GraphVerb(asksFleet: true),
            new BaselineVerb(),
            new ScriptVerb(),
            new ImportVerb(asksFleet: true),
            new LockVerb(),
            new RebaseVerb()) { Common = common };
    }

    /// <summary>The verbs that work on a project's folder, for a program that has no migrations compiled into it.</summary>
    public static RunnerCommand OfTool(RunnerEnvironment environment)
    {
        var common = new CommonOptions();
        return new RunnerCommand(
            environment,
            "Works on the files of a migrations project, also where it does not compile. What is applied where shows the project's own program.",
            common.Authoring,
            new CreateVerb(),
            new GenerateVerb(),
            new TemplatesVerb(),
            new LintVerb(),
            new GraphVerb(asksFleet: false),
            new ImportVerb(asksFleet: false),
            new LockVerb(),
            new RebaseVerb()) { Common = common };
    }

    // A tenant may be called "@acme": that is not a file to read arguments from. And there are no short options to bundle.
    private static ParserConfiguration Configuration => new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    public IEnumerable<Verb> Verbs => Subcommands.Cast<Verb>();

    /// <summary>The arguments as they were given: what stands behind a <c>=</c> is none of its own.</summary>
    public IReadOnlySet<string> Given { get; private set; } = new HashSet<string>();

    public ParseResult Read(string[] args)
    {
        Given = args.ToHashSet(StringComparer.Ordinal);
        return Parse(args, Configuration);
    }

    /// <summary>Reads a command line that is one text, with the program's name before it.</summary>
    public ParseResult Read(string line) => Parse(line, Configuration);
}
