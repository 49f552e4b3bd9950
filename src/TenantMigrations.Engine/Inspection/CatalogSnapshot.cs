using System.Security.Cryptography;
using System.Text;

namespace TenantMigrations.Engine;

/// <summary>
/// All objects of a schema or a database as text, independent of OIDs, of the order in which they were made, and, for a schema, of its name: two places with
/// equal snapshots cannot be told apart by a migration or an application. Rows are not in it, nor what belongs to the server, such as roles. A pure value.
/// </summary>
public sealed class CatalogSnapshot
{
    /// <summary>Takes what was read.</summary>
    /// <param name="facts">In any order.</param>
    public CatalogSnapshot(IEnumerable<CatalogFact> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        Facts = [.. facts.OrderBy(fact => fact.Subject, StringComparer.Ordinal).ThenBy(fact => fact.Definition, StringComparer.Ordinal)];
        Hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(ToString()))).ToLowerInvariant();
    }

    /// <summary>What it says, by subject, ordinal.</summary>
    public IReadOnlyList<CatalogFact> Facts { get; }

    /// <summary>SHA-256 of <see cref="ToString"/>, in hexadecimal: equal exactly where the snapshots are.</summary>
    public string Hash { get; }

    /// <summary>What this snapshot, which is what was expected, and another one do not share, by subject; empty where they are equal.</summary>
    public IReadOnlyList<CatalogDifference> DifferencesTo(CatalogSnapshot found)
    {
        ArgumentNullException.ThrowIfNull(found);
        if (Hash == found.Hash) return [];
        var ours = Facts.ToLookup(fact => fact.Subject, fact => fact.Definition, StringComparer.Ordinal);
        var theirs = found.Facts.ToLookup(fact => fact.Subject, fact => fact.Definition, StringComparer.Ordinal);
        return
        [
            .. ours.Select(group => group.Key).Union(theirs.Select(group => group.Key), StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(subject => new CatalogDifference(subject, Text(ours, subject), Text(theirs, subject)))
                .Where(difference => difference.Expected != difference.Found),
        ];
    }

    /// <summary>
    /// The differences of two snapshots, a line each: <c>-</c> what is missing, <c>+</c> what is there instead or besides, <c>~</c> what is another. Empty where they
    /// are equal.
    /// </summary>
    /// <param name="expected">What should be.</param>
    /// <param name="found">What is.</param>
    public static string Diff(CatalogSnapshot expected, CatalogSnapshot found)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return string.Join('\n', expected.DifferencesTo(found));
    }

    /// <summary>A line for each fact.</summary>
    public override string ToString() => string.Join('\n', Facts);

    private static string? Text(ILookup<string, string> facts, string subject) =>
        facts.Contains(subject) ? string.Join("; ", facts[subject]) : null;
}
