using System.Text;
using System.Text.RegularExpressions;

namespace TenantMigrations.Runner;

/// <summary>Text from outside in GitHub's Markdown, where it stays text: it formats nothing, mentions nobody, and refers to no issue.</summary>
internal static partial class MarkdownText
{
    // What can mean something anywhere in a line.
    private const string Special = "\\`*_{}[]<>()#+-.!|~&@:$^=\"'";

    /// <summary>Plain text.</summary>
    public static string Plain(string? text)
    {
        var plain = new StringBuilder();
        foreach (var character in Printable.Text(text?.ReplaceLineEndings(" ")))
        {
            if (character is '.' or '(' or ')' or ':' or '-' or '\'' or '"' or '+' or '=') plain.Append(character);
            else if (character is '@' or '#') plain.Append('&').Append('#').Append((int)character).Append(';');
            else if (Special.Contains(character, StringComparison.Ordinal)) plain.Append(character is '<' ? "&lt;" : character is '>' ? "&gt;" : character is '&' ? "&amp;" : "\\" + character);
            else plain.Append(character);
        }

        return plain.ToString();
    }

    /// <summary>Code within a line, also in a table's cell.</summary>
    public static string Code(string? text)
    {
        var code = Printable.Text(text?.ReplaceLineEndings(" "));
        if (code.Length == 0) return "";
        var fence = new string('`', LongestRun(code) + 1);
        var blank = code[0] == '`' || code[^1] == '`' ? " " : "";
        return (fence + blank + code + blank + fence).Replace("|", "\\|", StringComparison.Ordinal);
    }

    /// <summary>The fence of a block that holds these lines.</summary>
    public static string Fence(IEnumerable<string> lines) => new('`', Math.Max(3, lines.Select(LongestRun).DefaultIfEmpty(0).Max() + 1));

    private static int LongestRun(string text) => Backticks().Matches(text).Select(match => match.Length).DefaultIfEmpty(0).Max();

    [GeneratedRegex("`+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Backticks();
}
