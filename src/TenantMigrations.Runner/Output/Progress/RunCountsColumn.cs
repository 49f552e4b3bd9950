using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace TenantMigrations.Runner;

/// <summary>The figures beside the bar: tenants, rate, failures, time; on a narrow terminal fewer of them.</summary>
internal sealed class RunCountsColumn(RunProgress progress) : ProgressColumn
{
    private const int NarrowTerminal = 70;
    private const int SpaceOfTheRest = 80;
    private const int ShortestMessage = 15;

    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        var now = progress.Read();
        var text = new Paragraph();
        if (progress.IsStarted && now.Tenants > 0)
        {
            text.Append(string.Create(CultureInfo.InvariantCulture, $"{now.Finished:N0}/{Words.Count(now.Tenants, "tenant")}"));
            if (options.ConsoleSize.Width >= NarrowTerminal && now.Finished > 0)
                text.Append(string.Create(CultureInfo.InvariantCulture, $"  {now.TenantsPerSecond:0.#}/s"), TextStyles.Quiet);
        }
        else if (progress.IsStarted)
        {
            text.Append(string.Create(CultureInfo.InvariantCulture, $"{now.StepsDone}/{Words.Count(now.Steps, "migration")}"));
        }

        if (now.Failed > 0) text.Append($"  {Words.Number(now.Failed)} failed", TextStyles.Bad);
        text.Append("  " + DurationText.Of(now.Elapsed), TextStyles.Quiet);
        if (now.Said is { } said && options.ConsoleSize.Width - SpaceOfTheRest is > ShortestMessage and var space)
        {
            said = Printable.Text(said);
            text.Append("  " + (said.Length > space ? said[..(space - 1)] + "…" : said), TextStyles.Quiet);
        }

        return text;
    }
}
