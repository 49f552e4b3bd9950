namespace TenantMigrations.Runner;

/// <summary>Breaks text between words.</summary>
internal static class TextWrap
{
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = "";
            }

            line = line.Length == 0 ? word : line + " " + word;
        }

        lines.Add(line);
        return lines;
    }

    /// <summary>The words of a text, of which what stands in brackets or quotes is one.</summary>
    public static IEnumerable<string> Parts(string text)
    {
        var (start, depth, quoted) = (0, 0, false);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ' ' && depth == 0 && !quoted))
            {
                if (i > start) yield return text[start..i];
                start = i + 1;
                continue;
            }

            if (text[i] == '"') quoted = !quoted;
            else depth += text[i] == '[' ? 1 : text[i] == ']' ? -1 : 0;
        }
    }
}
