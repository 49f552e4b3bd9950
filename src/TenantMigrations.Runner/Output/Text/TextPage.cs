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
    public void Prose(string text, Style? style = null)
    {
        if (console.Profile.Capabilities.Ansi) console.Write(new Paragraph(text + "\n", style ?? TextStyles.Plain));
        else Line(text, style ?? TextStyles.Plain);
    }

    public void Line(string text, Style style) => Line((text, style));

    public void Line(params (string Text, Style Style)[] parts) => console.Write(new UnwrappedLine(parts));
}
