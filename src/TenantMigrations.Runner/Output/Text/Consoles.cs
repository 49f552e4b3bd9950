using Spectre.Console;

namespace TenantMigrations.Runner;

/// <summary>Makes consoles that do what the environment says and look nothing up by themselves.</summary>
internal static class Consoles
{
    public static IAnsiConsole OfTerminal(TextWriter writer, RunnerEnvironment environment)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = AnsiSupport.Yes,
            ColorSystem = environment.Colors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = environment.Width;
        console.Profile.Capabilities.Unicode = environment.Unicode;
        return console;
    }
}
