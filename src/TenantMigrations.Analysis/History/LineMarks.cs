namespace TenantMigrations.Analysis;

/// <summary>
/// Two characters for each line of a text, twelve bits of a hash: too few to be a checksum, enough to find where an edit begins. Of a class the lines of
/// both constants, with a dot between them.
/// </summary>
internal static class LineMarks
{
    /// <summary>Lines that are marked. Behind them only the checksum knows; a longer line in the lock file would serve nobody.</summary>
    public const int MostLines = 200;

    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    public static string Of(string trimmedText)
    {
        var marks = new List<char>();
        var start = 0;
        while (start <= trimmedText.Length && marks.Count < 2 * MostLines)
        {
            var end = trimmedText.IndexOf('\n', start);
            if (end < 0) end = trimmedText.Length;
            var hash = Hash(trimmedText, start, end);
            marks.Add(Digits[hash >> 6]);
            marks.Add(Digits[hash & 63]);
            start = end + 1;
        }

        return new string([.. marks]);
    }

    /// <summary>The first line that differs, from zero; -1 where all marked lines are equal.</summary>
    public static int FirstDifference(string before, string now)
    {
        var common = Math.Min(before.Length, now.Length);
        for (var i = 0; i < common; i++)
            if (before[i] != now[i]) return i / 2;
        return before.Length == now.Length ? -1 : common / 2;
    }

    public static bool IsValid(string marks)
    {
        foreach (var mark in marks)
            if (mark != '.' && Digits.IndexOf(mark) < 0) return false;
        return true;
    }

    // FNV-1a, folded to twelve bits.
    private static int Hash(string text, int start, int end)
    {
        var hash = 2166136261u;
        for (var i = start; i < end; i++) hash = unchecked((hash ^ text[i]) * 16777619u);
        return (int)((hash ^ (hash >> 12) ^ (hash >> 24)) & 0xFFF);
    }
}
