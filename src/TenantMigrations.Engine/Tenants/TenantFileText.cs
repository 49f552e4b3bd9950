using System.Text;
using System.Text.Json;

namespace TenantMigrations.Engine;

/// <summary>Edits the text of a tenants' file in place: comments, order and layout of all that is not edited stay as they are.</summary>
internal sealed class TenantFileText
{
    private static readonly JsonReaderOptions s_options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private readonly byte[] _text;
    private readonly List<(string Id, int Start, int End)> _entries = [];
    private readonly int _open;
    private readonly int _close;

    /// <summary>Finds the entries.</summary>
    /// <param name="text">UTF-8 without a byte order mark, an array that <see cref="TenantFile"/> can read.</param>
    public TenantFileText(byte[] text)
    {
        _text = text;
        var reader = new Utf8JsonReader(text, s_options);
        reader.Read();
        _open = (int)reader.TokenStartIndex;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            var id = reader.TokenType == JsonTokenType.String ? reader.GetString()! : IdOf(ref reader);
            _entries.Add((id, start, (int)reader.BytesConsumed));
        }

        _close = (int)reader.TokenStartIndex;
    }

    /// <summary>With one entry more, behind the others.</summary>
    public byte[] Append(TenantEntry entry)
    {
        var newLine = _text.AsSpan().IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";
        var json = TenantListWords.Json(entry);
        if (_entries.Count == 0) return Spliced(_open + 1, _open + 1, $"{newLine}  {json}{(OnlyBlanks(_open + 1, _close) ? newLine : "")}");

        var last = _entries[^1];
        var isOneLine = !Text(_open, last.Start).Contains('\n', StringComparison.Ordinal);
        var lead = isOneLine ? " " : newLine + Indentation(last.Start);
        var comma = Comma(last.End, _close);
        return comma < 0 ? Spliced(last.End, last.End, "," + lead + json) : Spliced(comma + 1, comma + 1, lead + json);
    }

    /// <summary>Without an entry; null where there is none with this id.</summary>
    public byte[]? Remove(string id)
    {
        var index = _entries.FindIndex(entry => entry.Id == id);
        if (index < 0) return null;
        var (_, start, end) = _entries[index];
        var comma = Comma(end, index + 1 < _entries.Count ? _entries[index + 1].Start : _close);
        if (comma >= 0) return Spliced(LineStart(start), comma + 1, "");

        // The last of several: the comma before it goes along.
        var before = index > 0 ? Comma(_entries[index - 1].End, start) : -1;
        if (before < 0) return Spliced(LineStart(start), end, "");
        return [.. _text.AsSpan(0, before), .. Encoding.UTF8.GetBytes(Text(before + 1, LineStart(start)).TrimEnd(' ', '\t')), .. _text.AsSpan(end)];
    }

    private static string IdOf(ref Utf8JsonReader reader)
    {
        var id = "";
        var depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != depth + 1) continue;
            var isId = id.Length == 0 && "id".Equals(reader.GetString(), StringComparison.OrdinalIgnoreCase);
            reader.Read();
            if (isId && reader.TokenType == JsonTokenType.String) id = reader.GetString()!;
            else reader.Skip();
        }

        return id;
    }

    private byte[] Spliced(int head, int tail, string text) => [.. _text.AsSpan(0, head), .. Encoding.UTF8.GetBytes(text), .. _text.AsSpan(tail)];

    private string Text(int start, int end) => Encoding.UTF8.GetString(_text, start, end - start);

    private bool OnlyBlanks(int start, int end) => string.IsNullOrWhiteSpace(Text(start, end)) && !Text(start, end).Contains('\n', StringComparison.Ordinal);

    /// <summary>Where the line of an entry begins, if nothing stands before it there: then the whole line goes.</summary>
    private int LineStart(int start)
    {
        var at = start;
        while (at > 0 && _text[at - 1] is (byte)' ' or (byte)'\t') at--;
        if (at == 0 || _text[at - 1] != (byte)'\n') return start;
        return at - (at > 1 && _text[at - 2] == (byte)'\r' ? 2 : 1);
    }

    private string Indentation(int start)
    {
        var at = start;
        while (at > 0 && _text[at - 1] is (byte)' ' or (byte)'\t') at--;
        return at > 0 && _text[at - 1] == (byte)'\n' ? Text(at, start) : "  ";
    }

    /// <summary>The first comma that is not in a comment; -1 where there is none.</summary>
    private int Comma(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (_text[i] == (byte)',') return i;
            if (_text[i] != (byte)'/') continue;
            var isLine = _text[i + 1] == (byte)'/';
            var length = _text.AsSpan(i + 2, end - i - 2).IndexOf(isLine ? "\n"u8 : "*/"u8);
            if (length < 0) return -1;
            i += 2 + length + (isLine ? 0 : 1);
        }

        return -1;
    }
}
