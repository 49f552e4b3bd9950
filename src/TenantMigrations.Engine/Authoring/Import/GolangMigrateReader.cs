using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace TenantMigrations.Engine;

/// <summary>Reads golang-migrate's files: <c>VERSION_name.up.sql</c> and <c>VERSION_name.down.sql</c>, versions as numbers.</summary>
internal static partial class GolangMigrateReader
{
    public static ForeignReading Read(IReadOnlyList<ForeignFile> files)
    {
        var notes = new List<ImportNote>();
        var parts = new List<(ForeignFile File, BigInteger Version, string Name, bool IsUp)>();
        foreach (var file in ForeignFolders.Top(files, "golang-migrate", notes))
        {
            if (FileName().Match(file.Name) is { Success: true } name)
                parts.Add((file, BigInteger.Parse(name.Groups["version"].Value, CultureInfo.InvariantCulture), name.Groups["name"].Value, name.Groups["part"].Value == "up"));
            else
                notes.Add(new ImportNote(file.Path, "not a migration of golang-migrate (VERSION_name.up.sql, VERSION_name.down.sql): left out"));
        }

        var migrations = new List<ForeignMigration>();
        foreach (var version in parts.GroupBy(part => part.Version).OrderBy(group => group.Key))
        {
            var ups = version.Where(part => part.IsUp).ToList();
            var downs = version.Where(part => !part.IsUp).ToList();
            foreach (var other in ups.Skip(1).Concat(downs.Skip(1))) notes.Add(new ImportNote(other.File.Path, $"version {version.Key} is there twice: left out"));
            if (ups.Count == 0)
            {
                notes.Add(new ImportNote(downs[0].File.Path, "there is no up part of it: left out"));
                continue;
            }

            migrations.Add(new ForeignMigration
            {
                Path = ups[0].File.Path,
                Version = version.Key.ToString(CultureInfo.InvariantCulture),
                Name = ups[0].Name,
                Up = ups[0].File.Text,
                Down = downs.Count == 0 ? null : downs[0].File.Text,
                HistoryTable = "schema_migrations",
            });
        }

        return new ForeignReading(migrations, notes);
    }

    [GeneratedRegex(@"^(?<version>[0-9]+)_(?<name>.*)\.(?<part>up|down)\.sql$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FileName();
}
