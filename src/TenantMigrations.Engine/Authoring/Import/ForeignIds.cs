using System.Globalization;

namespace TenantMigrations.Engine;

/// <summary>
/// Ids for another tool's migrations: a version that is a time stays, and others become the seconds of one day long ago, in their order, before all times.
/// </summary>
internal static class ForeignIds
{
    private static readonly DateTime s_numbered = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static IReadOnlyList<string> Of(IReadOnlyList<ForeignMigration> migrations)
    {
        // A time among numbers, such as dbmate's first file, would not stay in its place.
        var areTimes = migrations.All(migration => migration.IsRepeatable || IsTime(migration.Version));
        return [.. migrations.Select((migration, index) =>
            (areTimes && !migration.IsRepeatable ? migration.Version : s_numbered.AddSeconds(index + 1).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)) + "_" + Name(migration))];
    }

    public static string Name(ForeignMigration migration) => MigrationName.Of(migration.Name) ?? "migration";

    private static bool IsTime(string version) => version.Length == 14 && MigrationId.TryParse(version + "_x", out _);
}
