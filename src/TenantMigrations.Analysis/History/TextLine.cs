namespace TenantMigrations.Analysis;

/// <summary>Finds a line of a text.</summary>
internal static class TextLine
{
    /// <summary>What stands on a line, without the blanks around it; the end of the text where it has fewer lines.</summary>
    public static StatementSpan Of(string text, int line)
    {
        var start = 0;
        for (; line > 0; line--)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0) return new StatementSpan(text.Length, 0);
            start = end + 1;
        }

        var stop = text.IndexOf('\n', start);
        return Words.Trim(text, start, stop < 0 ? text.Length : stop);
    }
}
