using Spectre.Console;
using Spectre.Console.Rendering;

namespace TenantMigrations.Runner;

/// <summary>The bar: the share of migrations that is done, red once something failed.</summary>
internal sealed class RunBarColumn(RunProgress progress) : ProgressColumn
{
    private const int Cells = 30;

    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        var now = progress.Read();
        var cells = Math.Min(Cells, Math.Max(5, options.ConsoleSize.Width / 4));
        if (!progress.IsStarted) return new Text("reading the fleet");
        var done = (int)(now.Share * cells);
        var bar = options.Unicode ? '━' : '=';
        return new Paragraph()
            .Append(new string(bar, done), now.Failed > 0 ? TextStyles.Bad : TextStyles.Good)
            .Append(new string(options.Unicode ? bar : '-', cells - done), TextStyles.Quiet);
    }

    public override int? GetColumnWidth(RenderOptions options) => null;
}
