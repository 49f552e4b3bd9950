namespace TenantMigrations.Analysis;

/// <summary>Finds what somebody meant who wrote an id that does not exist.</summary>
internal sealed class NearestId
{
    // A microsecond each. Where more is asked, everything is broken and nobody reads two hundred suggestions.
    private const int MostComparisons = 400_000;

    private readonly IReadOnlyList<string> _ids;
    private readonly Dictionary<string, List<string>> _byName = [];
    private readonly Dictionary<string, List<string>> _byTimestamp = [];
    private int _comparisons;

    /// <param name="ids">The existing ids, in ordinal order: of two equally near ones the first is offered.</param>
    public NearestId(IReadOnlyList<string> ids)
    {
        _ids = ids;
        foreach (var id in ids)
        {
            var (timestamp, name) = Split(Clean(id));
            Add(_byName, name, id);
            Add(_byTimestamp, timestamp, id);
        }
    }

    /// <summary>The nearest id but <paramref name="self"/>; null where none is near.</summary>
    public string? To(string written, string self)
    {
        var text = Clean(written);
        var (timestamp, name) = Split(text);

        // The same name under another timestamp, the usual outcome of a rebase, beats any number of equal letters.
        if (name.Length > 0 && _byName.TryGetValue(name, out var sameName) && Nearest(sameName, text, self, int.MaxValue) is { } byName) return byName;
        if (timestamp.Length > 0 && _byTimestamp.TryGetValue(timestamp, out var sameTime) && Nearest(sameTime, text, self, int.MaxValue) is { } byTime) return byTime;
        if (_comparisons > MostComparisons) return null;
        _comparisons += _ids.Count;
        return Nearest(_ids, text, self, Math.Max(2, text.Length / 6));
    }

    private static string? Nearest(IReadOnlyList<string> candidates, string text, string self, int limit)
    {
        string? best = null;
        foreach (var candidate in candidates)
        {
            if (candidate == self) continue;
            if (limit == int.MaxValue && candidates.Count == 1) return candidate;
            var bound = Math.Min(limit, text.Length + candidate.Length);
            var distance = EditDistance.Bounded(text, candidate, bound);
            if (distance > bound || (best is not null && distance >= limit)) continue;
            best = candidate;
            limit = distance;
            if (distance == 0) break;
        }

        return best;
    }

    /// <summary>Without folder and extension, in the letters that ids have.</summary>
    private static string Clean(string written)
    {
        var text = written.Trim(' ', '\t', '\'', '"', '[', ']', ';', ',').ToLowerInvariant();
        text = text.Substring(Math.Max(text.LastIndexOf('/'), text.LastIndexOf('\\')) + 1);
        if (text.EndsWith(".sql", StringComparison.Ordinal)) text = text.Substring(0, text.Length - 4);
        return text.Replace('-', '_').Replace(' ', '_');
    }

    private static (string Timestamp, string Name) Split(string text)
    {
        var digits = 0;
        while (digits < text.Length && text[digits] is >= '0' and <= '9') digits++;
        return (text.Substring(0, digits), text.Substring(digits).TrimStart('_'));
    }

    private static void Add(Dictionary<string, List<string>> index, string key, string id)
    {
        if (!index.TryGetValue(key, out var ids)) index.Add(key, ids = []);
        ids.Add(id);
    }
}
