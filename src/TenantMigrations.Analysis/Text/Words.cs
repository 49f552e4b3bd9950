namespace TenantMigrations.Analysis;

/// <summary>Takes the words of a piece of text one by one and keeps where they stand.</summary>
internal static class Words
{
    public static List<StatementSpan> In(string text, StatementSpan span, bool commasToo = false)
    {
        var words = new List<StatementSpan>();
        var start = -1;
        for (var i = span.Start; i <= span.End; i++)
        {
            var isWord = i < span.End && text[i] is not (' ' or '\t' or '\f' or '\v') && !(commasToo && text[i] == ',');
            if (isWord && start < 0) start = i;
            if (isWord || start < 0) continue;
            words.Add(new StatementSpan(start, i - start));
            start = -1;
        }

        return words;
    }

    public static StatementSpan Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new StatementSpan(start, end - start);
    }

    public static string Of(this StatementSpan span, string text) => text.Substring(span.Start, span.Length);
}
