namespace TenantMigrations.Analysis;

/// <summary>
/// Recognises directives among comments. A comment that is none is prose, whatever it looks like; only what can hardly be meant otherwise is taken
/// for a misspelt directive (<see cref="DirectiveTypos"/>).
/// </summary>
internal static class DirectiveParser
{
    public static IReadOnlyDictionary<string, DirectiveKind> Names { get; } = new Dictionary<string, DirectiveKind>(StringComparer.OrdinalIgnoreCase)
    {
        ["description"] = DirectiveKind.Description,
        ["name"] = DirectiveKind.Name,
        ["depends-on"] = DirectiveKind.DependsOn,
        ["scope"] = DirectiveKind.Scope,
        ["irreversible"] = DirectiveKind.Irreversible,
        ["repeatable"] = DirectiveKind.Repeatable,
        ["applies-to"] = DirectiveKind.AppliesTo,
        ["placeholder"] = DirectiveKind.Placeholder,
        ["expect-rows"] = DirectiveKind.ExpectRows,
    };

    /// <param name="text">The migration text.</param>
    /// <param name="start">Where the comment's <c>--</c> stands.</param>
    /// <param name="end">The offset behind the comment.</param>
    public static Directive Parse(string text, int start, int end)
    {
        var body = Words.Trim(text, start + 2, end);
        var line = new StatementSpan(start, Math.Max(body.End, start + 2) - start);
        if (body.Length == 0) return new Directive(DirectiveKind.None, line, body);

        var marker = Marker(text, line, body);
        if (marker.Kind != DirectiveKind.None) return marker;
        if (StartsWith(text, body, "tm:")) return Ours(text, line, body);

        var nameEnd = body.Start;
        while (nameEnd < body.End && (char.IsLetter(text[nameEnd]) || text[nameEnd] is '-' or '_')) nameEnd++;
        if (nameEnd == body.Start || !Names.TryGetValue(text.Substring(body.Start, nameEnd - body.Start), out var kind)) return new Directive(DirectiveKind.None, line, body);
        if (nameEnd == body.End && kind is DirectiveKind.Repeatable or DirectiveKind.Irreversible) return new Directive(kind, line, new StatementSpan(nameEnd, 0));

        var colon = nameEnd;
        while (colon < body.End && text[colon] is ' ' or '\t') colon++;
        return colon < body.End && text[colon] == ':'
            ? new Directive(kind, line, Words.Trim(text, colon + 1, body.End))
            : new Directive(DirectiveKind.None, line, body);
    }

    /// <summary>Whether nothing but blanks stands before a comment on its line. Behind something else a comment is about that, and no directive.</summary>
    public static bool IsAloneOnLine(string text, int start)
    {
        while (start > 0 && text[start - 1] is ' ' or '\t' or '\f' or '\v') start--;
        return start == 0 || text[start - 1] == '\n';
    }

    private static Directive Marker(string text, StatementSpan line, StatementSpan body)
    {
        foreach (var (marker, kind) in Markers)
        {
            if (!StartsWith(text, body, marker)) continue;
            var end = body.Start + marker.Length;
            if (end == body.End || text[end] is ' ' or '\t') return new Directive(kind, line, Words.Trim(text, end, body.End));
        }

        return default;
    }

    private static readonly (string Marker, DirectiveKind Kind)[] Markers =
    [
        ("migrate:up", DirectiveKind.Up),
        ("migrate:down", DirectiveKind.Down),
        ("Up migration", DirectiveKind.Up),
        ("Down migration", DirectiveKind.Down),
        ("migrate:verify", DirectiveKind.Verify),
        ("verify:", DirectiveKind.Verify),
    ];

    private static Directive Ours(string text, StatementSpan line, StatementSpan body)
    {
        var rest = Words.Trim(text, body.Start + "tm:".Length, body.End);
        if (!StartsWith(text, rest, "allow")) return new Directive(DirectiveKind.UnknownOfOurs, line, rest);
        var end = rest.Start + "allow".Length;
        return end == rest.End || text[end] is ' ' or '\t'
            ? new Directive(DirectiveKind.Allow, line, Words.Trim(text, end, rest.End))
            : new Directive(DirectiveKind.UnknownOfOurs, line, rest);
    }

    private static bool StartsWith(string text, StatementSpan span, string prefix) =>
        span.Length >= prefix.Length && string.Compare(text, span.Start, prefix, 0, prefix.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
