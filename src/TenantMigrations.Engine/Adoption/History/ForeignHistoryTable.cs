using System.Text.RegularExpressions;

namespace TenantMigrations.Engine;

/// <summary>The tables in which other tools keep what they have applied: no migration makes them, so they are no difference.</summary>
internal static partial class ForeignHistoryTable
{
    /// <summary>Whether a catalog's fact is about such a table, or a part of it.</summary>
    /// <param name="subject">The fact's subject, such as <c>column public.schema_migrations.version</c>.</param>
    /// <param name="names">The tables' names.</param>
    public static bool Holds(string subject, IReadOnlyCollection<string> names)
    {
        if (Subject().Match(subject) is not { Success: true } parts) return false;
        var identifiers = parts.Groups["name"].Captures.Select(capture => Plain(capture.Value)).ToList();
        var table = parts.Groups["kind"].Value is "relation" ? identifiers.Count - 1 : identifiers.Count - 2;
        return table >= 0 && names.Contains(identifiers[table], StringComparer.Ordinal);
    }

    private static string Plain(string identifier) => identifier[0] == '"' ? identifier[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : identifier;

    [GeneratedRegex("^(?<kind>relation|column|constraint|index|trigger|policy|rule) (?:(?<name>\"(?:[^\"]|\"\")+\"|[^\". ]+)\\.?)+(?: grants)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Subject();
}
