using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TenantMigrations.Runner;

/// <summary>
/// Values for the command line's own completion, which <c>dotnet-suggest</c> asks for with the directive <c>[suggest]</c>. Whatever goes wrong, there is
/// nothing to propose: a shell that completes must not see an error. No database is asked.
/// </summary>
internal sealed class Completion(RunnerCommand root, MigrationRegistry registry, RunnerEnvironment environment)
{
    private static readonly string[] s_migrations = ["--migration", "--to", "--from", "--at", "--depends-on"];
    private static readonly string[] s_tenants = ["--tenant", "--template", "--confirm"];

    // A tenant that is to be added has no id yet that could be known.
    private static readonly string[] s_verbsOfOneTenant = ["remove", "suspend", "activate"];

    public static bool IsAskedFor(ParseResult arguments, RunnerCommand root) => Asked(arguments, root) is not null;

    /// <summary>Writes the proposals for the command line that the directive carries, one a line.</summary>
    public ExitCode Answer(ParseResult arguments)
    {
        var line = arguments.Tokens.LastOrDefault(token => token.Type != TokenType.Directive)?.Value ?? "";
        var position = int.TryParse(Asked(arguments, root)!.Values is [var first, ..] ? first : "", NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Math.Min(given, line.Length) : line.Length;
        Attach(root);
        foreach (var proposal in Proposals(line, position)) environment.Out.WriteLine(proposal);
        return ExitCode.Done;
    }

    private static DirectiveResult? Asked(ParseResult arguments, RunnerCommand root) =>
        root.Directives.OfType<SuggestDirective>().Select(arguments.GetResult).FirstOrDefault(result => result is not null);

    private IEnumerable<string> Proposals(string line, int position)
    {
        var start = line.LastIndexOf(' ', Math.Max(0, position - 1), position) + 1;
        var word = line[start..position];

        // Behind an option with several values, the library takes the beginning of another option for one of them.
        if (word.StartsWith('-'))
        {
            var read = root.Read(line[..start]);
            var command = read.CommandResult.Command;
            return command.Options.Concat(root.Options.Where(option => option.Recursive)).Where(option => !option.Hidden).Select(option => option.Name)
                .Concat(command is GenerateVerb generate ? generate.OptionsOfTemplate(read) : [])
                .Where(name => name.StartsWith(word, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        }

        // What it proposes contains the word anywhere; and it knows the enumerations behind the options' words, and forms of --help that nobody types.
        return root.Read(line).GetCompletions(position)
            .Select(item => item.InsertText ?? item.Label)
            .Where(text => text.StartsWith(word, StringComparison.Ordinal) && !IsEnumeration(text) && text is not ("-?" or "/?" or "/h"))
            .Distinct(StringComparer.Ordinal);
    }

    private static bool IsEnumeration(string text) => Enum.GetNames<OutputFormat>().Contains(text) || Enum.GetNames<Verbosity>().Contains(text);

    private void Attach(Command command)
    {
        foreach (var option in command.Options)
        {
            if (option == root.Common.Format) option.CompletionSources.Add(context => Items(Formats(context.ParseResult.CommandResult.Command)));
            else if (s_migrations.Contains(option.Name)) option.CompletionSources.Add(_ => Items(registry.Migrations.Select(migration => migration.Id)));
            else if (s_tenants.Contains(option.Name)) option.CompletionSources.Add(context => Items(TenantIds(context.ParseResult)));
            else if (option.HelpName == RunOption.Value) option.CompletionSources.Add("last");
            else if (option.HelpName?.Contains('|', StringComparison.Ordinal) == true) option.CompletionSources.Add(option.HelpName.Split('|'));
        }

        foreach (var argument in command.Arguments.Where(_ => s_verbsOfOneTenant.Contains(command.Name))) argument.CompletionSources.Add(context => Items(TenantIds(context.ParseResult)));
        foreach (var argument in command.Arguments.Where(_ => command is GenerateVerb or TemplatesVerb)) argument.CompletionSources.Add(context => Items(Templates(command, context.ParseResult)));
        foreach (var inner in command.Subcommands) Attach(inner);
    }

    private static IEnumerable<string> Formats(Command command) =>
        (command is Verb verb ? verb.Formats : [OutputFormat.Text, OutputFormat.Json, OutputFormat.MsBuild]).Select(CommonOptions.Word).Order(StringComparer.Ordinal);

    // What stands behind a template's name is its options.
    private static IEnumerable<string> Templates(Command command, ParseResult arguments) => command is GenerateVerb generate && generate.NamesTemplate(arguments)
        ? generate.OptionsOfTemplate(arguments)
        : ProjectTemplates.BuiltIn.Templates.Select(template => template.Template.Name).Order(StringComparer.Ordinal);

    private string[] TenantIds(ParseResult arguments)
    {
        try
        {
            var settings = new SettingsLoader(environment).LoadWithoutConnection(root.Common.ReadSettingsFileOnly(arguments));
            var bound = FleetSettingsBinder.Bind(settings.Configuration, registry.Settings);
            return [.. KnownTenants.ReadIdsAsync(bound, settings.Directory, CancellationToken.None).GetAwaiter().GetResult()];
        }
        catch (Exception exception) when (exception is FleetException or SettingsException or InvalidOperationException or IOException)
        {
            return [];
        }
    }

    // What a shell would take apart or act on cannot be typed for somebody.
    private static IEnumerable<CompletionItem> Items(IEnumerable<string> values) =>
        values.Where(value => value.Length > 0 && value.All(character => char.IsLetterOrDigit(character) || character is '_' or '-' or '.' or '@' or ':' or '+' or '/')).Select(value => new CompletionItem(value));
}
