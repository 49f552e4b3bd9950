using System.Text.RegularExpressions;

namespace TenantMigrations.Engine;

/// <summary>
/// Reads Flyway's files: <c>V1__name.sql</c>, <c>U1__name.sql</c>, <c>R__name.sql</c> and the <c>.sql.conf</c> beside them; versions as numbers between dots.
/// </summary>
internal static partial class FlywayReader
{
    /// <summary>To how many digits a number of a version is brought.</summary>
    public const int Width = 24;

    public static ForeignReading Read(IReadOnlyList<ForeignFile> files)
    {
        var notes = new List<ImportNote>();
        var settings = files.Where(file => file.Name.EndsWith(".sql.conf", StringComparison.Ordinal)).ToDictionary(file => file.Path[..^".conf".Length], StringComparer.Ordinal);
        var found = new List<(ForeignFile File, char Kind, string Version, string Name)>();
        foreach (var file in files.Where(file => !file.Name.EndsWith(".sql.conf", StringComparison.Ordinal)))
        {
            if (FileName().Match(file.Name) is { Success: true } name)
                found.Add((file, name.Groups["kind"].Value[0], name.Groups["version"].Value.Replace('_', '.'), name.Groups["name"].Value));
            else
                notes.Add(new ImportNote(file.Path, Unknown(file.Name)));
        }

        foreach (var other in found.GroupBy(item => (item.Kind, item.Kind == 'R' ? item.Name : Key(item.Version))).SelectMany(same => same.Skip(1)).ToList())
        {
            notes.Add(new ImportNote(other.File.Path, $"{(other.Kind == 'R' ? $"the repeatable '{other.Name}'" : $"version {other.Version}")} is there twice, which Flyway refuses: left out"));
            found.Remove(other);
        }

        var undos = found.Where(item => item.Kind == 'U').ToLookup(item => Key(item.Version), item => item.File, StringComparer.Ordinal);
        var migrations = found.Where(item => item.Kind is 'V' or 'B').OrderBy(item => Key(item.Version), StringComparer.Ordinal).Where(item => Takes(item, notes))
            .Select(item => Migration(item, undos[Key(item.Version)].FirstOrDefault(), settings, notes)).ToList();
        var versions = found.Where(item => item.Kind == 'V').Select(item => Key(item.Version)).ToHashSet(StringComparer.Ordinal);
        foreach (var item in found.Where(item => item.Kind == 'U' && !versions.Contains(Key(item.Version)))) notes.Add(new ImportNote(item.File.Path, "there is no versioned migration that it undoes: left out"));
        migrations.AddRange(found.Where(item => item.Kind == 'R').OrderBy(item => item.Name, StringComparer.Ordinal).Select(item => Migration(item, null, settings, notes)));
        return new ForeignReading(migrations, notes);
    }

    private static ForeignMigration Migration(
        (ForeignFile File, char Kind, string Version, string Name) item, ForeignFile? undo, Dictionary<string, ForeignFile> settings, List<ImportNote> notes) => new()
    {
        Path = item.File.Path,
        Version = item.Kind == 'R' ? "" : item.Version,
        Name = item.Name,
        Up = item.File.Text,
        Down = undo?.Text,
        UpInTransaction = InTransaction(item.File, settings, notes),
        DownInTransaction = undo is null || InTransaction(undo, settings, notes),
        IsRepeatable = item.Kind == 'R',
        HistoryTable = "flyway_schema_history",
        HasPlaceholders = true,
    };

    private static bool Takes((ForeignFile File, char Kind, string Version, string Name) item, List<ImportNote> notes)
    {
        if (item.Kind == 'V') return true;
        notes.Add(new ImportNote(item.File.Path, "a baseline migration, which Flyway runs in new databases in the place of those before it: left out, as those are imported"));
        return false;
    }

    private static bool InTransaction(ForeignFile file, Dictionary<string, ForeignFile> settings, List<ImportNote> notes)
    {
        if (!settings.TryGetValue(file.Path, out var conf)) return true;
        var inTransaction = true;
        foreach (var line in conf.Text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var pair = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (pair is ["executeInTransaction", var value]) inTransaction = !value.Equals("false", StringComparison.OrdinalIgnoreCase);
            else notes.Add(new ImportNote(conf.Path, $"the setting '{pair[0]}' is not carried over"));
        }

        return inTransaction;
    }

    /// <summary>Each number to a fixed width, so that texts sort as versions; zeros at the end mean nothing.</summary>
    public static string Key(string version) =>
        string.Join('.', string.Join('.', version.Split('.').Select(part => part.TrimStart('0'))).TrimEnd('.').Split('.').Select(part => part.PadLeft(Width, '0')));

    private static string Unknown(string name) =>
        name.EndsWith(".java", StringComparison.Ordinal) || name.EndsWith(".class", StringComparison.Ordinal) ? "a migration in Java: write it as a C# migration"
        : Callback().IsMatch(name) ? "a callback, which has no counterpart here: left out"
        : "not a migration of Flyway (V1__name.sql, U1__name.sql, R__name.sql): left out";

    [GeneratedRegex(@"^(?:(?<kind>[VUB])(?<version>[0-9]+(?:[._][0-9]+)*)|(?<kind>R))__(?<name>.*)\.sql$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FileName();

    [GeneratedRegex(@"^(?:before|after|createSchema)[A-Za-z]*(?:__.*)?\.(?:sql|sh|ps1)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Callback();
}
