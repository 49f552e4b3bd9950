using System.Text;

namespace TenantMigrations.Analysis;

/// <summary>Texts as they go into a file.</summary>
internal static class DraftText
{
    /// <summary>In one line, without control characters.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var character in text.Trim())
        {
            // U+2028 and U+2029 end a line for a C# compiler.
            var isBreak = char.IsControl(character) || character is '\u2028' or '\u2029';
            if (!isBreak) line.Append(character);
            else if (line.Length > 0 && line[line.Length - 1] != ' ') line.Append(' ');
        }

        return line.ToString();
    }

    /// <summary>SQL with line feeds, without blank lines at its ends.</summary>
    public static string Body(string sql) => sql.Replace("\r\n", "\n").Replace('\r', '\n').Trim('\n').TrimEnd();
}
