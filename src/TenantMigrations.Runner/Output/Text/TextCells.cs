using System.Globalization;
using System.Text;
using Spectre.Console.Rendering;

namespace TenantMigrations.Runner;

/// <summary>How many cells of a terminal a text takes: ideographs take two, combining marks none.</summary>
internal static class TextCells
{
    // The tables of the widths are large, and most texts do without.
    public static int Of(string text) => Ascii.IsValid(text) ? text.Length : text.EnumerateRunes().Sum(Of);

    public static int Of(Rune rune)
    {
        if (rune.IsAscii) return 1;
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) return 0;
        return rune.IsBmp ? new Segment(rune.ToString()).CellCount() : IsWide(rune.Value) ? 2 : 1;
    }

    // Beyond the first plane: Tangut, Kana, emoji and the planes of ideographs.
    private static bool IsWide(int value) => value is (>= 0x16FE0 and <= 0x1B2FF) or (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F680 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);

    /// <summary>As much of its beginning as fits, with a sign where something is left out.</summary>
    public static string Shortened(string text, int cells, bool unicode)
    {
        if (Of(text) <= cells) return text;
        var kept = new StringBuilder();
        var taken = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            taken += Of(rune);
            if (taken > cells - 1) break;
            kept.Append(rune);
        }

        return kept.Append(Omission(unicode)).ToString();
    }

    /// <summary>A migration's id with the sign of omission in the place of its timestamp.</summary>
    public static string IdWithoutTime(string id, bool unicode)
    {
        var name = id.AsSpan().TrimStart("0123456789");
        return name.Length == id.Length || !name.StartsWith("_", StringComparison.Ordinal) ? id : $"{Omission(unicode)}{name[1..]}";
    }

    /// <summary>Stands for what is left out.</summary>
    public static char Omission(bool unicode) => unicode ? '…' : '~';
}
