using System.Text;
using Spectre.Console;

namespace TenantMigrations.Runner;

/// <summary>Breaks text in several styles between words.</summary>
internal static class StyledWrap
{
    /// <param name="parts">The text. A path with its line number is one word, also where it has blanks: a part that ends with <c>": "</c> stays in one piece.</param>
    /// <param name="width">How many cells a line has.</param>
    /// <param name="hanging">How many blanks stand before the lines behind the first.</param>
    public static IReadOnlyList<(string Text, Style Style)[]> Lines(IReadOnlyList<(string Text, Style Style)> parts, int width, int hanging)
    {
        var lines = new List<(string, Style)[]>();
        var line = new List<(string Text, Style Style)>();
        var taken = 0;
        foreach (var (word, style) in Words(parts))
        {
            // A blank at the end of a word needs no space at the end of a line.
            var cells = TextCells.Of(word);
            if (taken > hanging && taken + TextCells.Of(word.TrimEnd()) > width && line.Exists(part => part.Text.Trim().Length > 0) && line[^1].Text.EndsWith(' ')) End();
            line.Add((word, style));
            taken += cells;
        }

        End();
        return lines;

        void End()
        {
            lines.Add([.. Joined(line)]);
            line.Clear();
            line.Add((new string(' ', hanging), TextStyles.Plain));
            taken = hanging;
        }
    }

    /// <summary>Words with the blanks behind them. What stands without a blank at the next part's first word is one with it.</summary>
    private static IEnumerable<(string Word, Style Style)> Words(IReadOnlyList<(string Text, Style Style)> parts)
    {
        foreach (var (text, style) in parts)
        {
            if (text.EndsWith(": ", StringComparison.Ordinal))
            {
                yield return (text, style);
                continue;
            }

            var start = 0;
            while (start < text.Length)
            {
                var end = start;
                while (end < text.Length && text[end] != ' ') end++;
                while (end < text.Length && text[end] == ' ') end++;
                yield return (text[start..end], style);
                start = end;
            }
        }
    }

    private static IEnumerable<(string, Style)> Joined(List<(string Text, Style Style)> line)
    {
        line[^1] = (line[^1].Text.TrimEnd(), line[^1].Style);
        var text = new StringBuilder();
        for (var i = 0; i < line.Count; i++)
        {
            text.Append(line[i].Text);
            if (i + 1 < line.Count && line[i + 1].Style.Equals(line[i].Style)) continue;
            yield return (text.ToString(), line[i].Style);
            text.Clear();
        }
    }
}
