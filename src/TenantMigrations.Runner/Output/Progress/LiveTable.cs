using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace TenantMigrations.Runner;

/// <summary>What a terminal shows of a run in progress: a bar, or a row a wave; and who has been worked on for a while. No line is wider than the terminal.</summary>
internal sealed class LiveTable(RunProgress progress) : Renderable
{
    private const int WavesShown = 6;
    private const int WorkShown = 4;
    private const int LongestName = 24;
    private const int NarrowTerminal = 70;

    // Rows that come and go with every tenant cannot be read.
    private static readonly TimeSpan s_while = TimeSpan.FromSeconds(1);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        // A blank line sets it off; and the console takes a table of a single line for one of two, when it comes to draw over it.
        yield return Segment.LineBreak;
        foreach (var line in Lines(progress.Read(), options.Unicode, maxWidth))
        {
            var left = maxWidth;
            foreach (var (text, style) in line)
            {
                if (left <= 0) break;
                var shown = TextCells.Shortened(text, left, options.Unicode);
                yield return new Segment(shown, style);
                left -= TextCells.Of(shown);
            }

            yield return Segment.LineBreak;
        }
    }

    private IEnumerable<(string Text, Style Style)[]> Lines(RunSnapshot now, bool unicode, int width)
    {
        var spinner = (Spinner(now.Elapsed, unicode) + " ", TextStyles.Good);
        if (!progress.IsStarted)
        {
            yield return [spinner, ("reading the fleet", TextStyles.Plain), ("  " + DurationText.Of(now.Elapsed), TextStyles.Quiet)];
            yield break;
        }

        if (now.Waves.Count == 0)
        {
            yield return [spinner, .. Bar(now.Share, BarCells(width), now.Failed > 0, unicode), .. Figures(now, width)];
        }
        else
        {
            yield return [spinner, .. Whole(now)];
            foreach (var line in Waves(now, unicode, width)) yield return line;
        }

        if (now.Waiting is { } waiting) yield return [("  " + Printable.Text(waiting), TextStyles.Waiting)];
        foreach (var work in now.Working.Where(work => work.For >= s_while).Take(WorkShown)) yield return Work(work, unicode);
    }

    private static IEnumerable<(string, Style)> Figures(RunSnapshot now, int width)
    {
        yield return ($"  {Words.Number(now.Count.Done)}/{Words.Count(now.Count.Of, now.Count.Noun)}", TextStyles.Plain);
        if (width >= NarrowTerminal) yield return (Padded(ProgressText.Rate(now.Rate)), TextStyles.Quiet);
        yield return (Padded(ProgressText.Left(now.Left)), TextStyles.Plain);
        yield return (Padded(ProgressText.Failed(now.Failed)), TextStyles.Bad);
        yield return ("  " + DurationText.Of(now.Elapsed), TextStyles.Quiet);
    }

    private static IEnumerable<(string, Style)> Whole(RunSnapshot now)
    {
        yield return (string.Create(CultureInfo.InvariantCulture, $"{(int)(now.Share * 100)} %"), TextStyles.Strong);
        yield return ($" of {Words.Count(now.Steps, "migration")}", TextStyles.Plain);
        yield return (Padded(ProgressText.Failed(now.Failed)), TextStyles.Bad);
        yield return ("  " + DurationText.Of(now.Elapsed), TextStyles.Quiet);
    }

    private static IEnumerable<(string, Style)[]> Waves(RunSnapshot now, bool unicode, int width)
    {
        // The wave at work with those around it.
        var first = Math.Clamp((now.Wave?.Number ?? 1) - 1 - (WavesShown / 2), 0, Math.Max(0, now.Waves.Count - WavesShown));
        var shown = now.Waves.Skip(first).Take(WavesShown).ToArray();
        var names = shown.Select(wave => TextCells.Shortened($"{wave.Number} {Printable.Text(wave.Name)}", LongestName, unicode)).ToArray();
        var counts = shown.Select(wave => wave.Took == TimeSpan.Zero ? "" : $"{Words.Number(wave.Finished)}/{Words.Number(wave.Tenants)}").ToArray();
        var (longestName, longestCount) = (names.Max(TextCells.Of), counts.Max(count => count.Length));
        for (var i = 0; i < shown.Length; i++)
        {
            var wave = shown[i];
            yield return
            [
                ("  " + names[i] + new string(' ', longestName - TextCells.Of(names[i]) + 2), wave.IsAtWork ? TextStyles.Plain : TextStyles.Quiet),
                .. Bar(wave.Share, BarCells(width), wave.Failed > 0, unicode),
                ("  " + counts[i].PadLeft(longestCount), TextStyles.Plain),
                (Padded(ProgressText.Rate(wave.Rate)), TextStyles.Quiet),
                (Padded(wave.IsAtWork ? ProgressText.Left(wave.Left) : wave.Took > TimeSpan.Zero ? "in " + DurationText.Of(wave.Took) : ""), wave.IsAtWork ? TextStyles.Plain : TextStyles.Quiet),
                (Padded(ProgressText.Failed(wave.Failed)), TextStyles.Bad),
            ];
        }

        if (now.Waves.Count > shown.Length) yield return [($"  {Words.Count(now.Waves.Count, "wave")} in all", TextStyles.Quiet)];
    }

    private static (string, Style)[] Work(WorkSnapshot work, bool unicode) =>
    [
        ("  " + TextCells.Shortened(Printable.Text(work.Whose), LongestName, unicode), TextStyles.Plain),
        ($"  {work.Step}/{work.Steps}", TextStyles.Quiet),
        ("  " + DurationText.Of(work.For), TextStyles.Quiet),
        (Padded(Printable.Text(work.Said)), TextStyles.Quiet),
    ];

    private static IEnumerable<(string, Style)> Bar(double share, int cells, bool isBad, bool unicode)
    {
        var done = (int)(share * cells);
        yield return (new string(unicode ? '━' : '=', done), isBad ? TextStyles.Bad : TextStyles.Good);
        yield return (new string(unicode ? '─' : '-', cells - done), TextStyles.Quiet);
    }

    private static int BarCells(int width) => Math.Clamp(width / 4, 5, 30);

    private static string Padded(string text) => text.Length > 0 ? "  " + text : "";

    private static char Spinner(TimeSpan elapsed, bool unicode)
    {
        var frames = unicode ? "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏" : "|/-\\";
        return frames[(int)(elapsed.TotalMilliseconds / 100) % frames.Length];
    }
}
