namespace TenantMigrations.Analysis;

/// <summary>
/// Leads from an offset in the migration text back to the decoded file, which may have a byte order mark and CRLFs. Lines are counted as far as
/// somebody asks, so that a large file whose findings lie in its header costs no more than that header.
/// </summary>
internal sealed class SourceLines
{
    private readonly string _source;
    private readonly string _text;
    private readonly int _mark;
    private readonly List<int> _starts = [0];
    private readonly List<int> _removed = [0];

    /// <param name="source">What was decoded.</param>
    /// <param name="text">The migration text made of it.</param>
    public SourceLines(string source, string text)
    {
        _source = source;
        _text = text;
        while (_mark < source.Length && source[_mark] == '\uFEFF') _mark++;
    }

    public TextRange Locate(int start, int length)
    {
        var first = LineOf(start);
        var last = LineOf(start + length);
        return new TextRange(
            start + _removed[first],
            length + _removed[last] - _removed[first],
            first,
            start - _starts[first],
            last,
            start + length - _starts[last]);
    }

    private int LineOf(int offset)
    {
        while (_starts[_starts.Count - 1] <= offset && AddLine())
        {
        }

        var line = _starts.BinarySearch(offset);
        return line >= 0 ? line : ~line - 1;
    }

    private bool AddLine()
    {
        var start = _starts[_starts.Count - 1];
        var end = _text.IndexOf('\n', start);
        if (end < 0) return false;

        var removed = _removed[_removed.Count - 1];
        var ending = end + removed + _mark;
        if (_source[ending] == '\r' && ending + 1 < _source.Length && _source[ending + 1] == '\n') removed++;
        _starts.Add(end + 1);
        _removed.Add(removed);
        return true;
    }
}
