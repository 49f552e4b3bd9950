using System.Globalization;
using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>Makes ids behind all released ones.</summary>
internal static class NewIds
{
    private const string TimestampFormat = "yyyyMMddHHmmss";

    /// <summary>
    /// New ids, a second apart, from now on or from behind the newest released one, whichever is later. What depends on another comes behind it; otherwise
    /// the order stays.
    /// </summary>
    /// <param name="unreleased">The migrations, in the order of their ids.</param>
    /// <param name="newest">The newest released id.</param>
    /// <param name="now">The time, UTC.</param>
    public static IReadOnlyList<RenamedMigration> Of(IReadOnlyList<MigrationScript> unreleased, string newest, DateTime now)
    {
        var behind = Time(newest);
        var start = now > behind ? now : behind.AddSeconds(1);
        var renamed = new List<RenamedMigration>();
        foreach (var script in InOrder(unreleased))
        {
            _ = MigrationId.TryParse(script.Id, out var id);
            renamed.Add(new RenamedMigration(script.Id, start.AddSeconds(renamed.Count).ToString(TimestampFormat, CultureInfo.InvariantCulture) + "_" + id.Name));
        }

        return renamed;
    }

    /// <summary>Whether the calendar, which ends with the year 9999, has that many seconds left behind an id.</summary>
    public static bool Exist(string newest, int count) => (DateTime.MaxValue - Time(newest)).TotalSeconds >= count;

    private static DateTime Time(string id)
    {
        _ = MigrationId.TryParse(id, out var parsed);
        return parsed.CreatedAt;
    }

    /// <summary>Again and again the first whose dependencies have been taken; on a circle the first that is left.</summary>
    private static IEnumerable<MigrationScript> InOrder(IReadOnlyList<MigrationScript> scripts)
    {
        var left = scripts.ToList();
        var waiting = left.Select(static script => script.Id).ToHashSet(StringComparer.Ordinal);
        while (left.Count > 0)
        {
            var next = Math.Max(0, left.FindIndex(script => script.Dependencies.All(reference => reference.Id == script.Id || !waiting.Contains(reference.Id))));
            yield return left[next];
            waiting.Remove(left[next].Id);
            left.RemoveAt(next);
        }
    }
}
