namespace TenantMigrations.Engine;

/// <summary>Finds the known name that a mistyped one was meant to be.</summary>
internal static class Nearest
{
    /// <summary>The nearest candidate, where one is near enough to be worth offering.</summary>
    public static string? Of(string word, IEnumerable<string> candidates)
    {
        string? best = null;
        // Further than a third of the word away, an offer confuses more than it helps.
        var limit = Math.Max(2, word.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) >= limit) continue;
            var distance = Distance(word, candidate, limit);
            if (distance >= limit) continue;
            limit = distance;
            best = candidate;
        }

        return best ?? candidates.FirstOrDefault(candidate =>
            word.Length >= 3 && candidate.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Levenshtein's distance regardless of case, or <paramref name="limit"/> as soon as it cannot be below.</summary>
    private static int Distance(string left, string right, int limit)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j < row.Length; j++) row[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            var least = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
                least = Math.Min(least, row[j]);
            }

            if (least >= limit) return limit;
        }

        return row[right.Length];
    }
}
