namespace TenantMigrations.Analysis;

/// <summary>Reads the lock file. It stops at the first thing it cannot read: a history that is known in part is not known.</summary>
internal sealed class LockFileReader
{
    private readonly string _path;
    private readonly string _text;
    private readonly TextPlaces _places;
    private readonly ConflictSide? _keep;
    private readonly List<ReleasedMigration> _migrations = [];
    private ConflictSide? _side;
    private bool _inBase;
    private string? _lastLine;
    private Finding? _finding;

    public LockFileReader(string path, string source, ConflictSide? keep)
    {
        _path = path;
        _keep = keep;
        _text = MigrationText.Normalize(source);
        _places = TextPlaces.OfFile(path, source, _text);
    }

    public LockFile Read()
    {
        var start = 0;
        while (start < _text.Length && _finding is null)
        {
            var end = _text.IndexOf('\n', start);
            if (end < 0) end = _text.Length;
            ReadLine(Words.Trim(_text, start, end));
            start = end + 1;
        }

        if (_keep is not null) Unite();
        else CheckLastLine();
        return _finding is null ? new LockFile(_path, _migrations.ToArray(), default) : new LockFile(_path, default, new[] { _finding });
    }

    private void ReadLine(StatementSpan line)
    {
        if (line.Length == 0 || _text[line.Start] == '#' || IsConflictMarker(line) || IsLeftOut) return;
        if (_lastLine is not null && _keep is null)
        {
            _finding = Tm1017UnreadableLockFile.BehindTheEnd(_places.At(line));
            return;
        }

        var words = Words.In(_text, line);
        if (words[0].Of(_text) == LockFile.LastLineWord) _lastLine = string.Join(" ", words.Select(word => word.Of(_text)));
        else ReadMigration(line, words);
    }

    private bool IsLeftOut => _inBase || (_side is { } side && _keep is { } keep && keep != ConflictSide.Both && keep != side);

    private bool IsConflictMarker(StatementSpan line)
    {
        if (line.Length < 7) return false;
        switch (_text.Substring(line.Start, 7))
        {
            case "<<<<<<<": (_side, _inBase) = (ConflictSide.Ours, false); break;
            case "|||||||": _inBase = true; break;
            case "=======": (_side, _inBase) = (ConflictSide.Theirs, false); break;
            case ">>>>>>>": (_side, _inBase) = (null, false); break;
            default: return false;
        }

        if (_keep is null) _finding = Tm1017UnreadableLockFile.Conflict(_places.At(line));
        return true;
    }

    private void ReadMigration(StatementSpan line, List<StatementSpan> words)
    {
        var place = _places.At(line);
        if (words.Count is not (3 or 4) || !MigrationId.TryParse(words[0].Of(_text), out var id) || DirectiveNames.Scope(words[1].Of(_text)) is not { } scope)
        {
            _finding = Tm1017UnreadableLockFile.Malformed(place);
            return;
        }

        var checksum = words[2].Of(_text);
        var marks = words.Count == 4 ? words[3].Of(_text) : "";
        if (!checksum.StartsWith(MigrationChecksum.Version, StringComparison.Ordinal) && VersionOf(checksum) is { } version)
            _finding = Tm1017UnreadableLockFile.UnknownVersion(_places.At(words[2]), id.Value, version);
        else if (!IsChecksum(checksum) || !LineMarks.IsValid(marks))
            _finding = Tm1017UnreadableLockFile.Malformed(place);
        else if (_keep is null && _migrations.Count > 0 && string.CompareOrdinal(_migrations[_migrations.Count - 1].Id, id.Value) >= 0)
            _finding = Tm1017UnreadableLockFile.OutOfOrder(place, id.Value);
        else
            _migrations.Add(new ReleasedMigration(id.Value, scope, checksum, marks, place.Range));
    }

    private void CheckLastLine()
    {
        if (_finding is not null) return;
        if (_lastLine is null) _finding = Tm1017UnreadableLockFile.Cut(_places.At(_text.Length, 0));
        else if (_lastLine != LockFile.LastLine(_migrations)) _finding = Tm1017UnreadableLockFile.Edited(LastLinePlace());
    }

    private SourcePlace LastLinePlace()
    {
        var start = _text.LastIndexOf(LockFile.LastLineWord + " ", StringComparison.Ordinal);
        return _places.At(Math.Max(start, 0), LockFile.LastLineWord.Length);
    }

    /// <summary>Puts the lines of a conflict together: what both sides say alike stands once.</summary>
    private void Unite()
    {
        if (_finding is not null) return;
        _migrations.Sort(static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        for (var i = _migrations.Count - 1; i > 0; i--)
        {
            if (_migrations[i].Id != _migrations[i - 1].Id) continue;
            if (_migrations[i].Line != _migrations[i - 1].Line)
            {
                var range = _migrations[i].Range;
                _finding = Tm1017UnreadableLockFile.Contradiction(new SourcePlace(_path, null, SourceAnchor.File, 0, range), _migrations[i].Id);
                return;
            }

            _migrations.RemoveAt(i);
        }
    }

    /// <summary><c>v2</c> of <c>v2:…</c>; null where it is no version.</summary>
    private static string? VersionOf(string checksum)
    {
        var colon = checksum.IndexOf(':');
        if (colon < 2 || checksum[0] != 'v') return null;
        for (var i = 1; i < colon; i++)
            if (checksum[i] is < '0' or > '9') return null;
        return checksum.Substring(0, colon);
    }

    private static bool IsChecksum(string text)
    {
        if (text.Length != MigrationChecksum.Version.Length + 64 || !text.StartsWith(MigrationChecksum.Version, StringComparison.Ordinal)) return false;
        for (var i = MigrationChecksum.Version.Length; i < text.Length; i++)
            if (text[i] is not ((>= '0' and <= '9') or (>= 'a' and <= 'f'))) return false;
        return true;
    }
}
