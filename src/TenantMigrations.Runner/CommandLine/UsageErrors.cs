using System.CommandLine;
using System.CommandLine.Parsing;

namespace TenantMigrations.Runner;

/// <summary>Words for an unusable command line: what is wrong, and what was probably meant.</summary>
internal static class UsageErrors
{
    public static string Describe(ParseResult arguments, RunnerCommand root)
    {
        if (arguments.UnmatchedTokens is [var token, ..]) return Unknown(token, arguments.CommandResult.Command, root);
        if (arguments.CommandResult.Command == root) return $"What is to be done? The verbs are {string.Join(", ", root.Subcommands.Select(verb => verb.Name))}.";
        if (arguments.CommandResult.Command is Verb { Subcommands.Count: > 0 } group) return WhichVerb(group);
        return string.Join(" ", arguments.Errors.Select(error => Reword(error, arguments.CommandResult.Command, root)).Distinct(StringComparer.Ordinal));
    }

    /// <summary>Where a verb stands alone that has verbs of its own.</summary>
    public static string WhichVerb(Verb group) => $"What is to be done with {group.Name}? The verbs are {Verbs(group)}.";

    private static string Verbs(Command command) => string.Join(", ", command.Subcommands.Select(verb => verb.Name));

    private static string Unknown(string token, Command command, RunnerCommand root)
    {
        var isOption = token.StartsWith('-');

        // A connection string that lost its way holds a password, and logs are kept.
        if (!isOption && token.Contains('=', StringComparison.Ordinal))
            return "A value stands where a verb or an option is expected. A connection string goes into an environment variable, which --connection-variable names.";

        if (command.Subcommands.Count > 0 && !isOption)
        {
            var verb = Nearest.Of(token, command.Subcommands.Select(known => known.Name));
            return $"There is no verb '{(command is Verb group ? group.FullName + " " : "")}{Printable.Text(token)}'." + (verb is null ? $" The verbs are {Verbs(command)}." : $" Did you mean '{verb}'?");
        }

        if (!isOption) return $"'{Printable.Text(token)}' is not expected here: {NameOf(command)} takes {Operands(command)}.";

        // An option that another verb has is not a slip of the finger, and says so.
        var name = token.Split('=', ':')[0];
        var others = root.Subcommands.Where(other => other != command && other.Options.Any(option => option.Name == name)).Select(other => other.Name).ToArray();
        if (others.Length > 0) return $"{NameOf(command)} has no option '{Printable.Text(name)}'; it belongs to {Words.Names(others)}.";

        var nearest = Nearest.Of(name, command.Options.Concat(root.Options).Select(option => option.Name));
        return $"{(command == root ? "There is" : $"{NameOf(command)} has")} no option '{Printable.Text(name)}'."
            + (nearest is null ? $" See {(command == root ? "" : NameOf(command) + " ")}--help." : $" Did you mean '{nearest}'?");
    }

    private static string NameOf(Command command) => command is Verb verb ? verb.FullName : command.Name;

    private static string Operands(Command command) => command.Arguments.Count switch
    {
        0 => command is Verb { IsAuthoring: true } ? "options only" : "options only, such as --tenant ID",
        1 => $"one {command.Arguments[0].Name} and options",
        _ => $"{string.Join(", ", command.Arguments.Select(argument => argument.Name))} and options; what has blanks in it stands in quotes",
    };

    /// <summary>Several values may follow an option: what is mistyped behind them would be one more value. One that begins like an option is given as <c>--tenant=--odd</c>.</summary>
    public static void RefuseOptionsAmong(OptionResult values)
    {
        SymbolResult result = values;
        while (result.Parent is { } parent) result = parent;
        var root = (RunnerCommand)((CommandResult)result).Command;
        if (values.Tokens.FirstOrDefault(token => LooksLikeOption(token) && root.Given.Contains(token.Value)) is { } token) values.AddError($"{values.Option.Name} is not followed by '{Printable.Text(token.Value)}'.");
    }

    private static bool LooksLikeOption(Token value) => value.Value.StartsWith("--", StringComparison.Ordinal);

    private static bool Knows(Token option, Command command, RunnerCommand root) =>
        command.Options.Concat(root.Options).Any(known => string.Equals(known.Name, option.Value.Split('=', ':')[0], StringComparison.Ordinal));

    private static string Reword(ParseError error, Command command, RunnerCommand root) => error.SymbolResult switch
    {
        OptionResult { Option.AllowMultipleArgumentsPerToken: true } several when several.Tokens.FirstOrDefault(LooksLikeOption) is { } token && !Knows(token, command, root) => Unknown(token.Value, command, root),
        OptionResult { Tokens: [] or [{ Value: ['-', '-', ..] }, ..], Option: { } option } => $"{option.Name} needs a value: {option.Name} {option.HelpName ?? "VALUE"}.",
        OptionResult { Tokens.Count: > 1, Option: { } option } => $"{option.Name} takes one value only.",
        _ => error.Message,
    };
}
