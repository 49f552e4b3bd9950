using System.Text;
using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Postgres;

/// <summary>
/// The product's own scripts of one folder: embedded, numbered without a gap, never edited after a release. The version of what they make is the number of
/// the last one applied.
/// </summary>
/// <param name="folder">The folder.</param>
internal sealed class EmbeddedScripts(string folder)
{
    private readonly Lazy<IReadOnlyList<string>> _texts = new(() => Read($"TenantMigrations.Postgres.{folder}."));

    public int Version => _texts.Value.Count;

    /// <summary>The statements that lead from one version to another.</summary>
    public IEnumerable<string> Statements(string schema, int from, int to)
    {
        var name = SqlText.Identifier(schema);
        foreach (var text in _texts.Value.Skip(from).Take(to - from))
        {
            foreach (var span in StatementReader.Read(text).Statements)
            {
                yield return text.Substring(span.Start, span.Length)
                    .Replace("@schema@", name, StringComparison.Ordinal)
                    .Replace("'@literal@", "'" + name.Replace("'", "''", StringComparison.Ordinal), StringComparison.Ordinal);
            }
        }
    }

    /// <summary>The text of one embedded script.</summary>
    public static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(EmbeddedScripts).Assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static List<string> Read(string prefix)
    {
        var assembly = typeof(EmbeddedScripts).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(prefix, StringComparison.Ordinal) && n.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Text)
            .ToList();
    }
}
