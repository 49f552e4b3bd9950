using System.Security.Cryptography;
using System.Text;

namespace TenantMigrations.Benchmarks.Workload;

/// <summary>Reads the migrations that all contestants apply.</summary>
/// <remarks>Not a parser: the files are ours, a statement ends with <c>;</c> at a line's end, outside of <c>$$</c>.</remarks>
internal static class WorkloadFolder
{
    public const int InitialCount = 20;

    public static string Path => System.IO.Path.Combine(AppContext.BaseDirectory, "migrations");

    public static WorkloadMigration[] Read()
    {
        var files = Directory.GetFiles(Path, "*.sql");
        Array.Sort(files, StringComparer.Ordinal);
        return Array.ConvertAll(files, ReadFile);
    }

    private static WorkloadMigration ReadFile(string file)
    {
        var text = File.ReadAllText(file);
        var checksum = "v1:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return new WorkloadMigration(System.IO.Path.GetFileNameWithoutExtension(file), checksum, [.. UpStatements(text)]);
    }

    private static IEnumerable<string> UpStatements(string text)
    {
        const string Up = "-- migrate:up\n";
        var start = text.IndexOf(Up, StringComparison.Ordinal) + Up.Length;
        var end = text.IndexOf("-- migrate:down", start, StringComparison.Ordinal);
        var statement = new StringBuilder();
        var quoted = false;
        foreach (var line in text[start..end].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            statement.Append(statement.Length > 0 ? "\n" : "").Append(line);
            quoted ^= line.Split("$$").Length % 2 == 0;
            if (quoted || !line.EndsWith(';'))
                continue;

            yield return statement.ToString();
            statement.Clear();
        }
    }
}
