using System.Globalization;
using System.Text;

namespace TenantMigrations.Runner;

/// <summary>The lines between the runner and MSBuild: errors in the form that MSBuild and IDEs recognise, and messages that cannot be taken for one.</summary>
internal static class CanonicalLine
{
    /// <summary><c>path(line,column): error CODE: message</c>; without a path the tool stands in its place.</summary>
    public static string Error(string? path, int? line, int? column, string code, string message) => Finding(path, line, column, "error", code, message);

    /// <summary><c>path(line,column): CATEGORY CODE: message</c>, the category <c>error</c> or <c>warning</c>.</summary>
    public static string Finding(string? path, int? line, int? column, string category, string code, string message)
    {
        var place = (path, line, column) switch
        {
            // Without an origin MSBuild would put the name of its task there.
            (null, _, _) => "tenantmigrations : ",
            (_, { } at, { } character) => string.Format(CultureInfo.InvariantCulture, "{0}({1},{2}): ", path, at, character),
            (_, { } at, null) => string.Format(CultureInfo.InvariantCulture, "{0}({1}): ", path, at),
            _ => path + ": ",
        };
        return Flat(place + category + " " + code + ": " + message);
    }

    /// <summary>A line that MSBuild does not take for an error, whatever a server's message or a tenant's name says in it.</summary>
    public static string Message(string text)
    {
        var line = new StringBuilder(Flat(text));
        for (var i = 0; i < line.Length; i++)
        {
            // MSBuild looks for "error" or "warning", perhaps one more word, and a colon.
            if (line[i] == ':' && EndsLikeCategory(line, i)) line[i] = '-';
        }

        return line.ToString();
    }

    private static bool EndsLikeCategory(StringBuilder text, int end)
    {
        for (var words = 0; words < 2; words++)
        {
            while (end > 0 && IsGap(text[end - 1])) end--;
            var start = end;
            while (start > 0 && !IsGap(text[start - 1])) start--;
            if (IsCategory(text, start, end - start)) return true;
            end = start;
        }

        return false;
    }

    // Any blank is one for MSBuild, such as the one that does not break.
    private static bool IsGap(char character) => character == ':' || char.IsWhiteSpace(character);

    private static bool IsCategory(StringBuilder text, int start, int length) => length is 5 or 7
        && text.ToString(start, length) is var word && (word.Equals("error", StringComparison.OrdinalIgnoreCase) || word.Equals("warning", StringComparison.OrdinalIgnoreCase));

    // MSBuild reads line by line, and a log must not be read in another direction than it was written.
    private static string Flat(string text)
    {
        var flat = new StringBuilder(text.Length);
        foreach (var character in text) flat.Append(char.IsControl(character) || character is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') ? ' ' : character);
        return flat.ToString();
    }
}
