namespace TenantMigrations.Analysis.CSharp;

/// <summary>The content of a raw string literal.</summary>
internal static class RawText
{
    /// <summary>Takes away the first line end, the last line, and from each line the blanks that the last one has.</summary>
    public static string Dedent(string body)
    {
        var lines = MigrationText.Normalize(body).Split('\n');
        if (lines.Length < 2 || lines[0].Trim().Length > 0) return body;

        var indent = lines[lines.Length - 1];
        if (indent.Trim().Length > 0) return body;
        for (var i = 1; i < lines.Length - 1; i++)
            lines[i] = lines[i].StartsWith(indent, StringComparison.Ordinal) ? lines[i].Substring(indent.Length) : lines[i].TrimStart();
        return string.Join("\n", lines, 1, lines.Length - 2);
    }
}
