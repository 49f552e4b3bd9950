using System.Text;
using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Postgres.Journal;

/// <summary>
/// The journal's own scripts: embedded, numbered without a gap, never edited after a release. The journal's version is the number of the last one applied.
/// </summary>
internal static class JournalScripts
{
    private const string Prefix = "TenantMigrations.Postgres.Journal.";

    private static readonly Lazy<IReadOnlyList<string>> s_texts = new(Read);

    public static int Version => s_texts.Value.Count;

    /// <summary>The statements that lead from one version to another.</summary>
    public static IEnumerable<string> Statements(string schema, int from, int to)
    {
        var name = SqlText.Identifier(schema);
        foreach (var text in s_texts.Value.Skip(from).Take(to - from))
        {
            foreach (var span in StatementReader.Read(text).Statements)
            {
                yield return text.Substring(span.Start, span.Length)
                    .Replace("@schema@", name, StringComparison.Ordinal)
                    .Replace("'@literal@", "'" + name.Replace("'", "''", StringComparison.Ordinal), StringComparison.Ordinal);
            }
        }
    }

    private static List<string> Read()
    {
        var assembly = typeof(JournalScripts).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                return reader.ReadToEnd();
            })
            .ToList();
    }
}
