using Spectre.Console;

namespace TenantMigrations.Runner;

/// <summary>Lines on a console. Nothing here reads markup, so a tenant called <c>[red]</c> is only a tenant.</summary>
internal sealed class TextPage(IAnsiConsole console)
{
    public bool Unicode => console.Profile.Capabilities.Unicode;

    public int Width => console.Profile.Width;

    public void Blank() => console.WriteLine();

    public void Line(string text) => Line((text, TextStyles.Plain));

    /// <summary>Sentences: on a terminal broken between words, in a log left in one line.</summary>
    /// <param name="text">The sentences.</param>
    /// <param name="style">How they look.</param>
    /// <param name="indent">How many blanks stand before each line.</param>
    public void Prose(string text, Style? style = null, int indent = 0)
    {
        var lines = console.Profile.Capabilities.Ansi ? TextWrap.Lines(text, Math.Max(1, Width - indent)) : [text];
        foreach (var line in lines) Line(new string(' ', indent) + line, style ?? TextStyles.Plain);
    }

    public void Line(string text, Style style) => Line((text, style));

    public void Line(params (string Text, Style Style)[] parts) => console.Write(new UnwrappedLine(parts));
}
