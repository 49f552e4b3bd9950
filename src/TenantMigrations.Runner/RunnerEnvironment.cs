using System.Collections;
using System.Reflection;
using System.Text;

namespace TenantMigrations.Runner;

/// <summary>All that the runner knows of the process around it, so that tests can be one.</summary>
internal sealed record RunnerEnvironment
{
    // Where nothing is known of the reader's width: wide enough for a table row, narrow enough for a log viewer.
    private const int WidthWithoutTerminal = 120;

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public bool OutIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    public int Width { get; init; } = WidthWithoutTerminal;

    /// <summary><c>NO_COLOR</c> is respected on terminals too.</summary>
    public bool Colors { get; init; } = true;

    public bool Unicode { get; init; } = true;

    /// <summary><c>DOTNET_ENVIRONMENT</c>.</summary>
    public string EnvironmentName { get; init; } = "Production";

    /// <summary>The folder of the executable.</summary>
    public required string BaseDirectory { get; init; }

    public required string CurrentDirectory { get; init; }

    /// <summary>What the program is called in its help.</summary>
    public required string CommandName { get; init; }

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Cancelled by Ctrl-C and SIGTERM.</summary>
    public CancellationToken Stopping { get; init; }

    public bool IsDevelopment => EnvironmentName.Equals("Development", StringComparison.OrdinalIgnoreCase);

    public static RunnerEnvironment OfProcess(CancellationToken stopping)
    {
        var variables = ReadVariables();
        var dumb = variables.GetValueOrDefault("TERM") == "dumb";
        var outIsTerminal = !Console.IsOutputRedirected && !dumb;
        var errorIsTerminal = !Console.IsErrorRedirected && !dumb;
        return new RunnerEnvironment
        {
            Out = Console.Out,
            Error = Console.Error,
            OutIsTerminal = outIsTerminal,
            ErrorIsTerminal = errorIsTerminal,
            Width = Console.IsOutputRedirected && Console.IsErrorRedirected ? WidthWithoutTerminal : TerminalWidth(),
            Colors = string.IsNullOrEmpty(variables.GetValueOrDefault("NO_COLOR")),
            Unicode = Console.OutputEncoding.CodePage == Encoding.UTF8.CodePage,
            EnvironmentName = Blank(variables.GetValueOrDefault("DOTNET_ENVIRONMENT")) ?? "Production",
            BaseDirectory = AppContext.BaseDirectory,
            CurrentDirectory = Directory.GetCurrentDirectory(),
            CommandName = Assembly.GetEntryAssembly()?.GetName().Name ?? "tenant-migrations",
            Variables = variables,
            Stopping = stopping,
        };
    }

    private static Dictionary<string, string> ReadVariables()
    {
        // Names of environment variables are case-insensitive on Windows only.
        var variables = new Dictionary<string, string>(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        return variables;
    }

    private static int TerminalWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : WidthWithoutTerminal;
        }
        catch (IOException)
        {
            return WidthWithoutTerminal;
        }
    }

    private static string? Blank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
