using System.Text;

namespace TenantMigrations.Analysis;

/// <summary>
/// Names of what belongs to a table: <c>orders_status_idx</c>. What would be longer than the 63 bytes that PostgreSQL keeps is cut between two characters and
/// ends with a hash of the whole, so that it is the same each time and another one for another table.
/// </summary>
internal static class DerivedName
{
    public const int Longest = 63; // NAMEDATALEN - 1

    private const int HashLength = 8;

    /// <param name="suffix">What it is: <c>idx</c>, <c>key</c>, …</param>
    /// <param name="parts">What it belongs to: the table, then columns.</param>
    public static string Of(string suffix, params IEnumerable<string> parts)
    {
        var stem = string.Join("_", parts);
        var whole = stem + "_" + suffix;
        if (Encoding.UTF8.GetByteCount(whole) <= Longest) return whole;
        var end = "_" + Hash(whole) + "_" + suffix;
        return Cut(stem, Longest - Encoding.UTF8.GetByteCount(end)) + end;
    }

    /// <summary>The first characters that fit, none of them half.</summary>
    public static string Cut(string text, int bytes)
    {
        var (used, end) = (0, 0);
        while (end < text.Length)
        {
            var units = char.IsSurrogatePair(text, end) ? 2 : 1;
            used += Encoding.UTF8.GetByteCount(text.Substring(end, units));
            if (used > bytes) break;
            end += units;
        }

        return text.Substring(0, end);
    }

    public static string Hash(string text) => MigrationChecksum.OfTrimmedText(text).Substring(MigrationChecksum.Version.Length, HashLength);
}
