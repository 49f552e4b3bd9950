using System.Globalization;
using System.Text;

namespace TenantMigrations.Runner;

/// <summary>
/// Text from outside (tenant ids, a server's messages) as it may be shown: a terminal acts on control characters, and some characters turn the
/// direction of what follows. Both are shown as <c>\u001b</c>.
/// </summary>
internal static class Printable
{
    /// <summary>On one line: line breaks are shown, too.</summary>
    public static string Text(string? text)
    {
        if (text is null) return "";
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return text;
        StringBuilder? result = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsSafe(text, i, out var length))
            {
                result?.Append(text, i, length);
            }
            else
            {
                result ??= new StringBuilder(text, 0, i, text.Length + 16);
                result.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
            }

            i += length - 1;
        }

        return result?.ToString() ?? text;
    }

    /// <summary>Line by line, for messages that have several.</summary>
    public static IEnumerable<string> Lines(string text) => text.ReplaceLineEndings("\n").Trim('\n').Split('\n').Select(Text);

    private static bool IsSafe(string text, int index, out int length)
    {
        length = char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;
        return CharUnicodeInfo.GetUnicodeCategory(text, index) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
    }
}
