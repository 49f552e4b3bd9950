using System.CommandLine;
using System.CommandLine.Invocation;

namespace TenantMigrations.Runner;

/// <summary>What <c>--help</c> does.</summary>
internal sealed class HelpAction(RunnerCommand root, RunnerEnvironment environment) : SynchronousCommandLineAction
{
    // A command line that is otherwise wrong still gets its help.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        new HelpPage(root, environment.CommandName, environment.Width).Write(parseResult.CommandResult.Command, environment.Out);
        return (int)ExitCode.Done;
    }
}
