using Spectre.Console;

namespace TenantMigrations.Runner;

/// <summary>
/// A table whose rows are never broken: on a narrow terminal the first column gives way, with an ellipsis, and then the last columns are left out.
/// </summary>
internal sealed class TextTable(params string[] columns)
{
    private const int Gap = 2;
    private const int ShortestName = 14;

    private readonly List<(string Text, Style Style)[]> _rows = [];

    /// <summary>Whether columns are left out before the first one gives way: ids that somebody may want to copy.</summary>
    public bool KeepsNames { get; init; }

    /// <summary>Whether the first column holds ids of migrations: on a terminal too narrow for the table all go without their timestamps, as their names tell more.</summary>
    public bool HasIds { get; init; }

    /// <param name="cells">One a column, in order.</param>
    public void Add(params (string Text, Style Style)[] cells) => _rows.Add([.. cells.Select(cell => (Printable.Text(cell.Text), cell.Style))]);

    public void Write(TextPage page)
    {
        var widths = Widths();
        if (HasIds && widths[0] + Rest(widths, columns.Length) > page.Width)
        {
            foreach (var row in _rows) row[0].Text = TextCells.IdWithoutTime(row[0].Text, page.Unicode);
            widths = Widths();
        }

        var shown = columns.Length;
        while (shown > 2 && (KeepsNames ? widths[0] : Math.Min(widths[0], ShortestName)) + Rest(widths, shown) > page.Width) shown--;
        widths[0] = Math.Max(1, Math.Min(widths[0], page.Width - Rest(widths, shown)));

        page.Blank();
        Line(page, [.. Enumerable.Range(0, columns.Length).Select(column => (Name(column), TextStyles.Strong))], widths, shown);
        page.Line(new string(page.Unicode ? '─' : '-', widths[0] + Rest(widths, shown)), TextStyles.Quiet);
        foreach (var row in _rows) Line(page, row, widths, shown);
    }

    private int[] Widths() =>
        [.. Enumerable.Range(0, columns.Length).Select(column => _rows.Select(row => TextCells.Of(row[column].Text)).Append(TextCells.Of(Name(column))).Max())];

    private static int Rest(int[] widths, int shown) => widths[1..shown].Sum(width => width + Gap);

    private void Line(TextPage page, (string Text, Style Style)[] cells, int[] widths, int shown)
    {
        var parts = new List<(string, Style)>();
        var owed = 0;
        for (var i = 0; i < shown; i++)
        {
            var text = TextCells.Shortened(cells[i].Text, widths[i], page.Unicode);
            var blanks = widths[i] - TextCells.Of(text);
            if (text.Length > 0)
            {
                parts.Add((new string(' ', owed + (IsNumber(i) ? blanks : 0)), TextStyles.Plain));
                parts.Add((text, cells[i].Style));
                owed = IsNumber(i) ? Gap : blanks + Gap;
            }
            else
            {
                owed += widths[i] + Gap;
            }
        }

        page.Line([.. parts]);
    }

    // A name that begins with # is that of numbers, which stand on the right.
    private bool IsNumber(int column) => columns[column].StartsWith('#');

    private string Name(int column) => columns[column].TrimStart('#');
}
