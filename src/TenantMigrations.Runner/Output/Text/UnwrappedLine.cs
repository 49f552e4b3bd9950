using Spectre.Console;
using Spectre.Console.Rendering;

namespace TenantMigrations.Runner;

/// <summary>A line that is not broken at the terminal's width: a path with its line number stays one link, and a log stays searchable.</summary>
internal sealed class UnwrappedLine(IReadOnlyList<(string Text, Style Style)> parts) : Renderable
{
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        foreach (var (text, style) in parts) yield return new Segment(text, style);
        yield return Segment.LineBreak;
    }
}
