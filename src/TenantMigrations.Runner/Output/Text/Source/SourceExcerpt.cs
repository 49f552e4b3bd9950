using System.Text;

namespace TenantMigrations.Runner;

/// <summary>
/// A line of a source file as it can be shown, and the cell that an error is about: tabs become blanks, what a terminal would act on is spelled out, and of a
/// line that is too long the surroundings of the place are left.
/// </summary>
/// <param name="Text">What is shown of the line.</param>
/// <param name="Caret">How many cells stand before the place; null where only the line is known.</param>
internal sealed record SourceExcerpt(string Text, int? Caret)
{
    private const int TabStop = 4;

    // What stands before the place says more than what follows it.
    private const double ShareBefore = 0.6;

    /// <param name="line">The line, without its end.</param>
    /// <param name="column">The place, 1-based, in UTF-16 code units; null where it is not known.</param>
    /// <param name="cells">How many cells there are.</param>
    /// <param name="unicode">Whether an ellipsis can be shown.</param>
    public static SourceExcerpt Of(string line, int? column, int cells, bool unicode)
    {
        var (pieces, place) = Pieces(line, column is { } given ? Math.Clamp(given - 1, 0, line.Length) : null);
        var caret = place is { } before ? pieces.Take(before).Sum(piece => piece.Cells) : (int?)null;
        return pieces.Sum(piece => piece.Cells) + (place == pieces.Count ? 1 : 0) <= cells
            ? new SourceExcerpt(string.Concat(pieces.Select(piece => piece.Text)).TrimEnd(), caret)
            : Window(pieces, place, cells, TextCells.Omission(unicode));
    }

    /// <summary>The characters as they are shown, marks with what they stand on, and the one that the place is in.</summary>
    private static (List<Piece> Pieces, int? Place) Pieces(string line, int? offset)
    {
        var pieces = new List<Piece>(line.Length);
        var (at, cell) = (0, 0);
        int? place = null;
        foreach (var rune in line.EnumerateRunes())
        {
            var shown = rune.Value == '\t' ? new string(' ', TabStop - (cell % TabStop)) : Printable.Text(line.Substring(at, rune.Utf16SequenceLength));
            var width = TextCells.Of(shown);
            var stands = width > 0 || pieces.Count == 0;
            if (offset is { } wanted && place is null && wanted < at + rune.Utf16SequenceLength) place = stands ? pieces.Count : pieces.Count - 1;
            if (stands) pieces.Add(new Piece(shown, width));
            else pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + shown };
            at += rune.Utf16SequenceLength;
            cell += width;
        }

        return (pieces, offset is null ? null : place ?? pieces.Count);
    }

    private static SourceExcerpt Window(List<Piece> pieces, int? place, int cells, char omission)
    {
        // Backwards from the place as far as its share goes, then forwards, and backwards again where the line ends before the space does.
        var (first, end, taken) = (place ?? 0, place ?? 0, place == pieces.Count ? 1 : 0);
        var space = Math.Max(1, cells - 2);
        while (first > 0 && taken + pieces[first - 1].Cells <= space * ShareBefore) taken += pieces[--first].Cells;
        while (end < pieces.Count && (taken + pieces[end].Cells <= space || end == place)) taken += pieces[end++].Cells;
        while (first > 0 && taken + pieces[first - 1].Cells <= space) taken += pieces[--first].Cells;

        var text = new StringBuilder();
        if (first > 0) text.Append(omission);
        foreach (var piece in pieces.Take(end).Skip(first)) text.Append(piece.Text);
        if (end < pieces.Count) text.Append(omission);
        return new SourceExcerpt(text.ToString().TrimEnd(), place is { } at ? pieces.Take(at).Skip(first).Sum(piece => piece.Cells) + (first > 0 ? 1 : 0) : null);
    }

    private readonly record struct Piece(string Text, int Cells);
}
