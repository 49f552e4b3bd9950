using System.Globalization;
using Spectre.Console;

namespace TenantMigrations.Runner;

/// <summary>Lines, on a terminal or in a log. Nothing here reads markup, so a tenant called <c>[red]</c> is only a tenant.</summary>
internal sealed class TextPage
{
    // A log has no colours and breaks no lines: it is written to straight, for drawing costs more than all else that an up-to-date fleet is told.
    private readonly IAnsiConsole? _terminal;
    private readonly TextWriter? _log;

    private readonly bool _isAboveBar;

    /// <summary>A page on a terminal.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="isAboveBar">Whether a bar may be drawn below the lines.</param>
    public TextPage(IAnsiConsole terminal, bool isAboveBar = false)
    {
        _terminal = terminal;
        _isAboveBar = isAboveBar;
        Unicode = terminal.Profile.Capabilities.Unicode;
        Width = terminal.Profile.Width;
    }

    public TextPage(TextWriter log, RunnerEnvironment environment)
    {
        _log = log;
        Unicode = environment.Unicode;
        Width = int.MaxValue;
    }

    public bool Unicode { get; }

    /// <summary>How many cells a line has; a log breaks and shortens nothing, whoever else looks at the terminal.</summary>
    public int Width { get; }

    /// <summary>Whether commands are proposed. A build has targets instead.</summary>
    public bool ProposesCommands { get; init; } = true;

    public void Blank() => Line("");

    /// <summary>What to do next; nothing where that is not certain.</summary>
    public void Next(string? step)
    {
        if (step is not null && ProposesCommands) Flow(0, 6, ("Next: ", TextStyles.Quiet), (step, TextStyles.Plain));
    }

    public void Line(string text) => Line((text, TextStyles.Plain));

    /// <summary>Sentences: on a terminal broken between words, in a log left in one line.</summary>
    /// <param name="text">The sentences.</param>
    /// <param name="style">How they look.</param>
    /// <param name="indent">How many blanks stand before each line.</param>
    public void Prose(string text, Style? style = null, int indent = 0)
    {
        var lines = _terminal is not null ? TextWrap.Lines(text, Math.Max(1, Width - indent)) : [text];
        foreach (var line in lines) Line(new string(' ', indent) + line, style ?? TextStyles.Plain);
    }

    /// <summary>A sentence in several styles: on a terminal broken between words, the lines behind the first indented; in a log left in one line.</summary>
    /// <param name="indent">How many blanks stand before each line.</param>
    /// <param name="hanging">How many more stand before those behind the first.</param>
    /// <param name="parts">The sentence. A part without a blank is never broken, whatever its length.</param>
    public void Flow(int indent, int hanging, params (string Text, Style Style)[] parts)
    {
        var whole = parts.Sum(part => TextCells.Of(part.Text));
        if (_terminal is null || indent + whole <= Width)
        {
            Line([(new string(' ', indent), TextStyles.Plain), .. parts]);
            return;
        }

        foreach (var line in StyledWrap.Lines(parts, Width - indent, hanging)) Line([(new string(' ', indent), TextStyles.Plain), .. line]);
    }

    /// <summary>A line of a source with a sign below the place that is meant; nothing where there is no such line.</summary>
    public void Excerpt(SourceLine? line)
    {
        if (line is null) return;
        var number = line.Number.ToString(CultureInfo.InvariantCulture);
        var gutter = $"  {number} | ";
        var excerpt = SourceExcerpt.Of(line.Text, line.Column, Math.Max(10, Width - gutter.Length), Unicode);
        Line((gutter, TextStyles.Quiet), (excerpt.Text, TextStyles.Plain));
        if (excerpt.Caret is { } caret) Line((new string(' ', gutter.Length - 2) + "| ", TextStyles.Quiet), (new string(' ', caret), TextStyles.Plain), ("^", TextStyles.Bad));
    }

    public void Line(string text, Style style) => Line((text, style));

    /// <summary>Whatever a part holds, a terminal acts on none of it.</summary>
    public void Line(params (string Text, Style Style)[] parts)
    {
        for (var i = 0; i < parts.Length; i++) parts[i].Text = Printable.Text(parts[i].Text);
        if (_terminal is not null) _terminal.Write(new UnwrappedLine(parts, _isAboveBar));
        else WriteLog(parts);
    }

    private void WriteLog((string Text, Style Style)[] parts)
    {
        foreach (var (text, _) in parts) _log!.Write(text);
        _log!.WriteLine();
    }
}
