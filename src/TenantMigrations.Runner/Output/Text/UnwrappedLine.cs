using Spectre.Console;
using Spectre.Console.Rendering;

namespace TenantMigrations.Runner;

/// <summary>A line that is not broken at the terminal's width: a path with its line number stays one link, and a log stays searchable.</summary>
/// <param name="parts">What it says.</param>
/// <param name="clearsBelow">Whether it may take the place of a bar: a line that is longer than the terminal is wide would leave a part of that behind it.</param>
internal sealed class UnwrappedLine(IReadOnlyList<(string Text, Style Style)> parts, bool clearsBelow = false) : Renderable
{
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        if (clearsBelow && options.Ansi) yield return Segment.Control("\e[J");
        foreach (var (text, style) in parts) yield return new Segment(text, style);
        yield return Segment.LineBreak;
    }
}
