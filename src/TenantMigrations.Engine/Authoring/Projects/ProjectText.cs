namespace TenantMigrations.Engine;

/// <summary>Where the parts of a project file's expressions end.</summary>
internal static class ProjectText
{
    /// <summary>The place of the parenthesis that closes the one at <paramref name="open"/>; -1 where none does.</summary>
    public static int Closing(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] == '(') depth++;
            if (text[i] == ')' && --depth == 0) return i;
        }

        return -1;
    }

    /// <summary>Divides a text at a separator, but not in parentheses and quotes.</summary>
    public static List<string> Split(string text, string separator)
    {
        var parts = new List<string>();
        var (start, depth, quote) = (0, 0, '\0');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            // Parentheses count inside of quotes too: a function call has quotes of its own there.
            if (c == '(') depth++;
            else if (c == ')') depth--;
            else if (depth > 0) continue;
            else if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '\'' or '"' or '`') quote = c;
            else if (string.Compare(text, i, separator, 0, separator.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                parts.Add(text[start..i].Trim());
                start = i + separator.Length;
                i = start - 1;
            }
        }

        parts.Add(text[start..].Trim());
        return parts;
    }

    /// <summary>A value without the quotes around it.</summary>
    public static string Unquoted(string text)
    {
        text = text.Trim();
        return text.Length > 1 && text[0] is '\'' or '"' or '`' && text[^1] == text[0] ? text[1..^1] : text;
    }
}
