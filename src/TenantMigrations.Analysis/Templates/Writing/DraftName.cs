using System.Globalization;
using System.Text;

namespace TenantMigrations.Analysis;

/// <summary>Names of migrations, <c>a-z 0-9 _</c>, of whatever tables are called.</summary>
internal static class DraftName
{
    private const int Longest = 120;

    public static string Of(params IEnumerable<string> parts)
    {
        var name = string.Join("_", parts.Select(Word));
        return name.Length <= Longest ? name : name.Substring(0, Longest).TrimEnd('_') + "_" + DerivedName.Hash(name);
    }

    /// <summary>What stands for a text: its letters without their accents, everything else an underscore.</summary>
    public static string Word(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (c is (>= 'a' and <= 'z') or (>= '0' and <= '9')) word.Append(c);
            else if (c is >= 'A' and <= 'Z') word.Append((char)(c + 32));
            else if (word.Length > 0 && word[word.Length - 1] != '_') word.Append('_');
        }

        var found = word.ToString().Trim('_');
        return found.Length > 0 ? found : "x" + DerivedName.Hash(text);
    }
}
