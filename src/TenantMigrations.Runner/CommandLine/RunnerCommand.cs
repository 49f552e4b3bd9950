using System.CommandLine;
using System.CommandLine.Help;

namespace TenantMigrations.Runner;

/// <summary>The whole command line: the verbs and what they share.</summary>
internal sealed class RunnerCommand : RootCommand
{
    public RunnerCommand(RunnerEnvironment environment)
        : base("Migrates a fleet of tenants: shows, applies, undoes and checks the migrations that are compiled into this program.")
    {
        foreach (var option in Common.All) Options.Add(option);
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

        Subcommands.Add(new RunVerb());
        Subcommands.Add(new PlanVerb());
        Subcommands.Add(new StatusVerb());
        Subcommands.Add(new ValidateVerb());
        Subcommands.Add(new RollbackVerb());
        Subcommands.Add(new RecoverVerb());
        Subcommands.Add(new InitVerb());
    }

    public CommonOptions Common { get; } = new();

    public IEnumerable<Verb> Verbs => Subcommands.Cast<Verb>();

    public ParseResult Read(string[] args) => Parse(args, new ParserConfiguration
    {
        // A tenant may be called "@acme": that is not a file to read arguments from. And there are no short options to bundle.
        ResponseFileTokenReplacer = null,
        EnablePosixBundling = false,
    });
}
