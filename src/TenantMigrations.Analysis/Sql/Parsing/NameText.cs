using System.Globalization;
using System.Text;

namespace TenantMigrations.Analysis.Sql;

/// <summary>What the server makes of the characters of a name.</summary>
internal static class NameText
{
    /// <summary>Folded to lower case (ASCII letters only) or, in quotes, what is between them.</summary>
    public static string Of(string text, SyntaxToken token) => token.Kind switch
    {
        // A placeholder is what it will be replaced with.
        SqlTokenKind.QuotedIdentifier when text[token.Start] == '$' => text.Substring(token.Start, token.End - token.Start),
        SqlTokenKind.QuotedIdentifier => text.Substring(token.Start + 1, token.End - token.Start - 2).Replace("\"\"", "\""),
        SqlTokenKind.UnicodeIdentifier => Unicode(text, token),
        _ => Fold(text, token),
    };

    private static string Fold(string text, SyntaxToken token)
    {
        if (token.Keyword is { } keyword) return keyword.Word;
        var name = text.Substring(token.Start, token.End - token.Start);
        foreach (var c in name)
        {
            if (c is >= 'A' and <= 'Z') return Folded(name);
        }

        return name;
    }

    private static string Folded(string name)
    {
        var folded = name.ToCharArray();
        for (var i = 0; i < folded.Length; i++) folded[i] = SqlCharacter.ToLower(folded[i]);
        return new string(folded);
    }

    // U&"…" with \XXXX and \+XXXXXX; another escape character is said behind UESCAPE, which belongs to the token.
    private static string Unicode(string text, SyntaxToken token)
    {
        var close = text.IndexOf('"', token.Start + 3);
        while (close + 1 < token.End && text[close + 1] == '"') close = text.IndexOf('"', close + 2);
        var behind = text.Substring(close + 1, token.End - close - 1).TrimEnd();
        var escape = behind.Length > 2 ? behind[behind.Length - 2] : '\\';
        var result = new StringBuilder();
        for (var i = token.Start + 3; i < close; i++)
        {
            var c = text[i];
            if (c == '"') i++;
            if (c != escape)
            {
                result.Append(c);
            }
            else if (i + 1 < close && text[i + 1] == escape)
            {
                result.Append(c);
                i++;
            }
            else
            {
                var isLong = i + 1 < close && text[i + 1] == '+';
                var first = isLong ? i + 2 : i + 1;
                var digits = isLong ? 6 : 4;
                if (first + digits > close || !int.TryParse(text.Substring(first, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)) break;
                Append(result, code);
                i = first + digits - 1;
            }
        }

        return result.ToString();
    }

    private static void Append(StringBuilder result, int code)
    {
        if (code < 0x10000) result.Append((char)code);
        else if (code < 0x110000) result.Append(char.ConvertFromUtf32(code));
    }
}
