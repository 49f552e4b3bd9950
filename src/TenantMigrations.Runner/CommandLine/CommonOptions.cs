using System.CommandLine;

namespace TenantMigrations.Runner;

/// <summary>The options that every verb has.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string[]> _tenant = new("--tenant")
    {
        Description = "Only this tenant; for more, give several ids or the option again.",
        HelpName = "ID",
        Recursive = true,
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
        Validators = { UsageErrors.RefuseOptionsAmong },
    };

    private readonly Option<OutputFormat> _format = Choice("--format", "text|json|msbuild", OutputFormat.Text,
        "How results are printed: for people, as one JSON document, or as lines that MSBuild understands. Default: text.", "mermaid|dot|svg");

    private readonly Option<Verbosity> _verbosity = Choice("--verbosity", "quiet|normal|debug", Verbosity.Normal,
        "How much is told meanwhile: nothing, progress, or also every migration and statement with its time, on stderr. Default: normal.");

    private readonly Option<string?> _settings = new("--settings")
    {
        Description = "Read this file instead of tenantmigrations.json and tenantmigrations.{environment}.json beside the program.",
        HelpName = "FILE",
        Recursive = true,
    };

    private readonly Option<bool> _local = new("--local")
    {
        Description = "Start a throw-away PostgreSQL for this project instead of connecting to one.",
        Recursive = true,
    };

    private readonly Option<string?> _connectionVariable = new("--connection-variable")
    {
        Description = "The environment variable that holds the connection string of the control database. Default: TENANTMIGRATIONS__ConnectionString.",
        HelpName = "NAME",
        Recursive = true,
    };

    private readonly Option<string?> _projectDirectory = new("--project-directory")
    {
        Description = "The project's folder: makes the paths of migrations in messages absolute. The MSBuild targets pass it.",
        HelpName = "DIR",
        Recursive = true,
    };

    public Option Tenant => _tenant;

    public Option Format => _format;

    /// <summary>Those that mean something to a verb that works on a project's folder.</summary>
    public IReadOnlyList<Option> Authoring => [_format, _projectDirectory, _verbosity];

    public IEnumerable<Option> All => [_tenant, _format, _settings, _local, _connectionVariable, _projectDirectory, _verbosity];

    public CommonArguments Read(ParseResult arguments) => new()
    {
        TenantIds = arguments.GetResult(_tenant) is null ? null : arguments.GetValue(_tenant)!.Distinct(StringComparer.Ordinal).ToArray(),
        Format = arguments.GetValue(_format),
        Verbosity = arguments.GetValue(_verbosity),
        SettingsFile = arguments.GetValue(_settings),
        Local = arguments.GetValue(_local),
        ConnectionVariable = arguments.GetValue(_connectionVariable),
        ProjectDirectory = arguments.GetValue(_projectDirectory),
    };

    /// <summary>The first option that was given and means nothing to a verb that works on a project's folder; null where there is none.</summary>
    public Option? MeaninglessToAuthoring(ParseResult arguments) =>
        All.Except(Authoring).FirstOrDefault(option => arguments.GetResult(option) is { Implicit: false });

    /// <summary>Where the settings are, of a command line that is still being typed.</summary>
    public CommonArguments ReadSettingsFileOnly(ParseResult arguments) => new() { SettingsFile = arguments.GetResult(_settings) is { Tokens.Count: 1 } given ? given.Tokens[0].Value : null };

    /// <summary>The format that an unusable command line asks for: whoever reads JSON wants the error in it, too.</summary>
    public OutputFormat ReadFormatOnly(ParseResult arguments) =>
        arguments.GetResult(_format) is { Errors: var errors } && !errors.Any() ? arguments.GetValue(_format) : OutputFormat.Text;

    /// <summary>A format as it is written on the command line.</summary>
    public static string Word(OutputFormat format) => format.ToString().ToLowerInvariant();

    /// <summary>Formats in a list.</summary>
    public static string Words(IReadOnlyList<OutputFormat> formats, string last) => string.Join(", ", formats.SkipLast(1).Select(Word)) + last + Word(formats[^1]);

    private static Option<T> Choice<T>(string name, string choices, T byDefault, string description, string ofSomeVerbs = "")
        where T : struct, Enum => new(name)
        {
            Description = description,
            HelpName = choices,
            Recursive = true,
            Arity = ArgumentArity.ExactlyOne,
            DefaultValueFactory = _ => byDefault,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if ($"{choices}|{ofSomeVerbs}".Split('|', StringSplitOptions.RemoveEmptyEntries).Contains(text, StringComparer.OrdinalIgnoreCase)) return Enum.Parse<T>(text, ignoreCase: true);
                var also = ofSomeVerbs.Length > 0 ? $" (graph also draws {ofSomeVerbs.Replace("|", ", ", StringComparison.Ordinal)})" : "";
                result.AddError($"{name} is {string.Join(", ", choices.Split('|')[..^1])} or {choices.Split('|')[^1]}, not '{Printable.Text(text)}'{also}.");
                return byDefault;
            },
        };
}
