using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Engine;

/// <summary>What a placeholder stands in: the dollar quotes around it, or a quoted text in which no value can be told from the text.</summary>
internal static class EnclosingQuotes
{
    /// <summary>The tags of the dollar quotes around a place, from the outermost; null where it stands in a string, a quoted name or a comment.</summary>
    public static IReadOnlyList<string>? TagsAround(string text, StatementSpan statement, int place)
    {
        var tags = new List<string>();
        int start = statement.Start, end = statement.End;
        while (Find(text, start, end, place) is { } token)
        {
            if (token.Kind == SqlTokenKind.Placeholder) break;
            if (token.Kind != SqlTokenKind.DollarString)
            {
                // Inside a body the language is whatever the function says; only SQL outside can be judged.
                if (tags.Count > 0) break;
                return null;
            }

            var tag = text.Substring(token.Start, text.IndexOf('$', token.Start + 1) + 1 - token.Start);
            tags.Add(tag);
            start = token.Start + tag.Length;
            end = token.End - tag.Length;
        }

        return tags;
    }

    private static SqlToken? Find(string text, int start, int end, int place)
    {
        foreach (var token in new SqlLexer(text, start, end))
            if (token.Start <= place && place < token.End) return token;
        return null;
    }
}
