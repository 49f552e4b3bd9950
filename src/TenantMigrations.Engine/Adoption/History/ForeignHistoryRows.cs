using System.Globalization;
using System.Text.Json;

namespace TenantMigrations.Engine;

/// <summary>What the rows of another tool's history say: the last migration that is applied, where all before it are.</summary>
internal static class ForeignHistoryRows
{
    /// <summary>What the tool calls its table by itself.</summary>
    public static string TableOf(ForeignTool tool) => tool switch
    {
        ForeignTool.Flyway => "flyway_schema_history",
        ForeignTool.EfScript => "__EFMigrationsHistory",
        _ => "schema_migrations",
    };

    /// <summary>Reads them.</summary>
    public static (string? AtId, string? Trouble) Read(ForeignTool tool, IReadOnlyList<ImportedVersion> versions, ForeignTable table)
    {
        var rows = table.Rows.Select(row => JsonDocument.Parse(row).RootElement).ToList();
        var known = versions.Where(version => version.Version is not null).ToList();
        try
        {
            return tool switch
            {
                ForeignTool.GolangMigrate => OfOneRow(rows, known),
                ForeignTool.Flyway => OfSet(FlywayVersions(rows, known), known, FlywayReader.Key),
                ForeignTool.Dbmate => OfSet(rows.Select(row => Text(row, "version")).ToHashSet(StringComparer.Ordinal), known, static version => version),
                _ => OfSet(rows.Select(row => (row.TryGetProperty("migration_id", out _) ? Text(row, "migration_id") : Text(row, "MigrationId")).Split('_', 2)[0]).ToHashSet(StringComparer.Ordinal), known, static version => version),
            };
        }
        catch (UnfitRowException unfit)
        {
            return (null, unfit.Message);
        }
    }

    private static (string? AtId, string? Trouble) OfOneRow(List<JsonElement> rows, List<ImportedVersion> known)
    {
        if (rows.Count == 0) return (null, null);
        if (rows.Count > 1) throw new UnfitRowException($"golang-migrate keeps one row, and there are {rows.Count}: it is another table");
        var version = Text(rows[0], "version");
        if (Text(rows[0], "dirty") == "true") throw new UnfitRowException($"version {version} has failed there and is dirty: mend it, tell golang-migrate so ('migrate force'), and ask again");
        return known.Find(candidate => candidate.Version == version) is { } at ? (at.MigrationId, null) : throw new UnfitRowException($"it is at version {version}, which is not among the files");
    }

    private static HashSet<string> FlywayVersions(List<JsonElement> rows, List<ImportedVersion> known)
    {
        var applied = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows.OrderBy(row => int.Parse(Text(row, "installed_rank"), CultureInfo.InvariantCulture)))
        {
            var (type, version) = (Text(row, "type"), row.TryGetProperty("version", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : null);
            if (Text(row, "success") == "false") throw new UnfitRowException($"{version ?? Text(row, "script")} has failed there: mend it, tell Flyway so ('flyway repair'), and ask again");
            if (version is null) continue; // a repeatable, or the schema that Flyway made
            if (type is "DELETE" || type.StartsWith("UNDO_", StringComparison.Ordinal)) applied.Remove(FlywayReader.Key(version));
            else if (type is "BASELINE") applied.UnionWith(known.Select(candidate => FlywayReader.Key(candidate.Version!)).Where(key => string.CompareOrdinal(key, FlywayReader.Key(version)) <= 0));
            else applied.Add(FlywayReader.Key(version));
        }

        return applied;
    }

    private static (string? AtId, string? Trouble) OfSet(HashSet<string> applied, List<ImportedVersion> known, Func<string, string> key)
    {
        var keys = known.ConvertAll(version => key(version.Version!));
        if (applied.Except(keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } unknown)
            throw new UnfitRowException($"{(unknown.Count == 1 ? "a version is" : $"{unknown.Count} versions are")} applied there and not among the files: {string.Join(", ", unknown.Take(3).Select(Plain))}");
        var last = keys.FindLastIndex(applied.Contains);
        var missing = keys.Take(last + 1).Count(candidate => !applied.Contains(candidate));
        if (missing == 0) return (last < 0 ? null : known[last].MigrationId, null);
        var hole = keys.FindIndex(candidate => !applied.Contains(candidate));
        throw new UnfitRowException($"{known[hole].Version} is not applied there, and {known[last].Version} behind it is: apply it with that tool, and ask again");
    }

    // Flyway's versions have been brought to a fixed width.
    private static string Plain(string key) => string.Join('.', key.Split('.').Select(part => part.Length < FlywayReader.Width ? part : part.TrimStart('0') is { Length: > 0 } plain ? plain : "0"));

    private static string Text(JsonElement row, string column)
    {
        if (!row.TryGetProperty(column, out var value)) throw new UnfitRowException($"its table has no column '{column}': it is another table");
        return value.ValueKind switch { JsonValueKind.True => "true", JsonValueKind.False => "false", _ => value.ToString() };
    }
}
