using System.Globalization;
using System.Text;

namespace TenantMigrations.Analysis.Sql;

/// <summary>Characters that look like blanks, quotes or signs and are letters to PostgreSQL.</summary>
internal static class OddCharacters
{
    // What such a character glues together is one word to the server, which stops at one of the next.
    private const int Reach = 8;

    public static string? Explain(SyntaxSlip slip)
    {
        for (var distance = 0; distance >= -Reach; distance--)
        {
            if (slip.Token(distance).Kind != SqlTokenKind.Identifier) continue;
            var word = slip.TextAt(distance);
            foreach (var c in word)
            {
                if (NameOf(c) is { } name) return Text(word, c, name, distance == 0);
            }
        }

        return null;
    }

    private static string Text(string word, char c, (string Name, string Rewrite) known, bool isHere)
    {
        var code = "U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);
        var where = isHere ? "It holds" : $"The word '{Visible(word)}' before it holds";
        return $"{where} {known.Name} ({code}), which is a letter to PostgreSQL. {known.Rewrite}";
    }

    /// <summary>The text with the codes of the characters that cannot be seen.</summary>
    public static string Visible(string word)
    {
        var shown = new StringBuilder();
        foreach (var c in word)
        {
            if (NameOf(c) is not null && !char.IsPunctuation(c)) shown.Append('<').Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)).Append('>');
            else shown.Append(c);
        }

        return shown.ToString();
    }

    private static (string Name, string Rewrite)? NameOf(char c) => c switch
    {
        '\u00A0' => ("a no-break space", "Replace it with a blank."),
        '\u202F' => ("a narrow no-break space", "Replace it with a blank."),
        >= '\u2000' and <= '\u200A' or '\u3000' or '\u205F' or '\u1680' => ("a space that is not the plain one", "Replace it with a blank."),
        '\u200B' => ("a zero-width space", "Delete it."),
        '\u200C' or '\u200D' or '\u2060' => ("a character without width", "Delete it."),
        '\uFEFF' => ("a byte order mark", "Delete it."),
        '\u2028' or '\u2029' or '\u0085' => ("a line separator that is no line end", "Replace it with a line end."),
        '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' or '\u00B4' => ("a curly quote", "Write the straight one, '."),
        '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u2033' or '\u00AB' or '\u00BB' => ("a curly quote", "Write the straight one: \" around names, ' around text."),
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => ("a dash that is no minus", "Write the plain -."),
        '\u2026' => ("an ellipsis", "Write what it stands for."),
        '\uFF0C' or '\uFF1B' or '\uFF08' or '\uFF09' or '\uFF1D' => ("a full-width sign", "Write the plain one."),
        '\u037E' => ("a Greek question mark", "Write a plain semicolon."),
        _ => null,
    };
}
