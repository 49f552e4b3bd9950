namespace TenantMigrations.Runner;

/// <summary>What was probably meant by a word that is not known.</summary>
internal static class Nearest
{
    /// <summary>The known word with the fewest edits (a swap of neighbours is one); null where even that one is another word.</summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        var limit = Math.Max(1, word.Length / 3);
        var best = known.Select(candidate => (Word: candidate, Distance: Distance(word, candidate))).OrderBy(candidate => candidate.Distance).FirstOrDefault();
        return best.Word is not null && best.Distance <= limit ? best.Word : null;
    }

    private static int Distance(string from, string to)
    {
        var rows = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= to.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = rows[i - 1, j - 1] + (char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]) ? 0 : 1);
                rows[i, j] = Math.Min(replaced, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[from.Length, to.Length];
    }
}
