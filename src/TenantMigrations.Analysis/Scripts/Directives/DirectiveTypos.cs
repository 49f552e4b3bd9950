namespace TenantMigrations.Analysis;

/// <summary>Recognises comments that can hardly be anything but a misspelt directive. Prose such as <c>-- Note: x</c> is not.</summary>
internal static class DirectiveTypos
{
    private const int NearEnough = 2;

    // Of short names too many words are near ("note", "same"), so a misspelt "name" is prose and "scope" needs a value that is one.
    private const int ShortestName = 8;

    private static readonly string[] DependencyWords = ["depend", "depends", "dependency", "dependencies", "depends on", "depend on", "dependson", "dependency-of"];

    /// <summary>A nearly right marker, anywhere in the file: read as prose it would move the whole part below it into the other one.</summary>
    public static DirectiveKind Marker(string text, StatementSpan comment)
    {
        var body = Words.Trim(text, comment.Start + 2, comment.End);
        if (body.Length is < 6 or > 40) return DirectiveKind.None;
        var word = body.Of(text).ToLowerInvariant().Replace(" ", "").Replace("\t", "");
        var option = word.IndexOf("transaction", StringComparison.Ordinal);
        if (option > 0) word = word.Substring(0, option);

        var colon = word.IndexOf(':');
        if (colon < 0)
        {
            return word switch
            {
                "migrateup" or "migrate-up" or "migrate_up" => DirectiveKind.LikeUp,
                "migratedown" or "migrate-down" or "migrate_down" => DirectiveKind.LikeDown,
                "migrateverify" or "migrate-verify" or "migrate_verify" => DirectiveKind.LikeVerify,
                _ => DirectiveKind.None,
            };
        }

        var head = word.Substring(0, colon);
        if (head is not ("migration" or "migrations") && EditDistance.Bounded(head, "migrate", 1) > 1) return DirectiveKind.None;
        var tail = word.Substring(colon + 1);
        if (EditDistance.Bounded(tail, "up", 1) <= 1) return DirectiveKind.LikeUp;
        if (EditDistance.Bounded(tail, "down", 1) <= 1) return DirectiveKind.LikeDown;
        return tail == "verification" || EditDistance.Bounded(tail, "verify", NearEnough) <= NearEnough ? DirectiveKind.LikeVerify : DirectiveKind.None;
    }

    /// <summary>Nearly <c>expect-rows</c>, below a marker: read as prose it would let a statement pass that changes nothing.</summary>
    public static bool IsLikeExpectation(string text, StatementSpan comment)
    {
        var body = Words.Trim(text, comment.Start + 2, comment.End).Of(text).ToLowerInvariant();
        var end = 0;
        while (end < body.Length && (body[end] is (>= 'a' and <= 'z') or '-' or '_' or ' ')) end++;
        var name = body.Substring(0, end).Trim().Replace(' ', '-').Replace('_', '-');
        var value = body.Substring(end).TrimStart(':', ' ');
        return value.Length > 0 && value[0] is '<' or '>' or '=' or (>= '0' and <= '9')
            && (name is "expected-rows" || EditDistance.Bounded(name, "expect-rows", NearEnough) <= NearEnough);
    }

    /// <summary>The directive that a comment of the header was meant to be, as it should be written; null for prose.</summary>
    public static string? Header(string text, StatementSpan comment)
    {
        var body = Words.Trim(text, comment.Start + 2, comment.End);
        var colon = body.Length == 0 ? -1 : text.IndexOf(':', body.Start, body.Length);
        var name = (colon < 0 ? body.Of(text) : text.Substring(body.Start, colon - body.Start)).Trim().ToLowerInvariant();
        var value = colon < 0 ? "" : Words.Trim(text, colon + 1, body.End).Of(text);
        if (name.Length > 60) return null;

        if (colon < 0) return WithoutColon(name);
        if (DependencyWords.Contains(name) && LooksLikeId(value)) return "-- depends-on: " + value;
        foreach (var known in DirectiveParser.Names.Keys)
        {
            // The same first letter, since "reversible" is not a misspelt "irreversible".
            if (known.Length < ShortestName || name.Length == 0 || name[0] != known[0] || EditDistance.Bounded(name, known, NearEnough) > NearEnough) continue;
            return known == "repeatable" ? "-- repeatable" : $"-- {known}: {value}";
        }

        return EditDistance.Bounded(name, "scope", 1) <= 1 && IsScope(value) ? "-- scope: " + value : null;
    }

    private static string? WithoutColon(string body)
    {
        if (body.IndexOf(' ') < 0)
            return body.Length >= ShortestName && EditDistance.Bounded(body, "repeatable", NearEnough) <= NearEnough ? "-- repeatable" : null;

        var words = body.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var rest = body.Substring(words[0].Length).Trim();
        return words[0] switch
        {
            "depends-on" when LooksLikeId(words[1]) => "-- depends-on: " + rest,
            "scope" when words.Length == 2 && IsScope(words[1]) => "-- scope: " + rest,
            "applies-to" when words.Length == 2 => "-- applies-to: " + rest,
            "placeholder" when words.Length > 2 && words[2] is "identifier" or "literal" or "number" => "-- placeholder: " + rest,
            _ => null,
        };
    }

    private static bool IsScope(string value) =>
        value.Equals("tenant", StringComparison.OrdinalIgnoreCase) || value.Equals("global", StringComparison.OrdinalIgnoreCase);

    private static bool LooksLikeId(string value)
    {
        var digits = 0;
        while (digits < value.Length && value[digits] is >= '0' and <= '9') digits++;
        return digits >= 8 && digits < value.Length && value[digits] == '_';
    }
}
