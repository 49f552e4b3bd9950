using System.Text.Json;

namespace TenantMigrations.Runner;

/// <summary>What another tool has applied where, on disk between <c>import</c> and <c>baseline</c>.</summary>
internal static class HistoryFile
{
    // 100,000 tenants have some 10 MB.
    private const long Largest = 256 << 20;

    /// <summary>Writes it whole or not at all.</summary>
    public static void Write(string path, string from, string? table, IReadOnlyList<ForeignHistoryPlace> places)
    {
        var document = new AppliedHistoryDocument(
            from,
            table,
            Sorted(places.Where(place => place is { TenantId: not null, AtId: not null }).Select(place => (place.TenantId!, place.AtId!))),
            Sorted(places.Where(place => place is { TenantId: null, AtId: not null }).Select(place => (place.Database, place.AtId!))));
        WholeFile.Write(path, "The history", stream =>
        {
            JsonSerializer.Serialize(stream, document, RunnerJson.Default.AppliedHistoryDocument);
            stream.WriteByte((byte)'\n');
        });
    }

    public static BaselineHistory Read(string path)
    {
        if (!File.Exists(path)) throw new UsageException($"The history '{path}' does not exist. 'import --history' writes it.");
        AppliedHistoryDocument? document;
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.CanSeek && stream.Length > Largest) throw new UsageException($"'{path}' has {stream.Length >> 20} MB and is no history: none has more than {Largest >> 20} MB.");
            document = JsonSerializer.Deserialize(stream, RunnerJson.Default.AppliedHistoryDocument);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The history '{path}' cannot be read: {exception.Message}");
        }
        catch (JsonException exception)
        {
            throw new SettingsException("This is not a history as 'import --history' writes it, or only a part of one.") { Path = path, Line = (int?)exception.LineNumber + 1, Column = (int?)exception.BytePositionInLine + 1 };
        }

        if (document is not { Tenants: { } tenants, Databases: { } databases } || tenants.Values.Concat(databases.Values).Any(static id => id is null))
            throw new UsageException($"'{path}' is not a history as 'import --history' writes it: it names no tenants and databases.");
        return new BaselineHistory(Path.GetFileName(path), tenants, databases) { Table = document.Table };
    }

    private static SortedDictionary<string, string> Sorted(IEnumerable<(string Key, string Id)> items)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, id) in items) sorted[key] = id;
        return sorted;
    }
}
