using System.Text.RegularExpressions;

namespace TenantMigrations.Engine;

/// <summary>Who owns things, in the facts of a catalog: such as <c>owner app app=SELECT,  PUBLIC=USAGE</c>, with names quoted where they have to be.</summary>
internal static partial class Ownership
{
    private const string Grants = " grants";
    private const string Comma = ", ";

    /// <summary>The same facts, with <c>the owner</c> where the owner's name was.</summary>
    public static CatalogSnapshot Without(CatalogSnapshot snapshot) => new(snapshot.Facts.Select(Without));

    /// <summary>
    /// What the replay made, as it would be called in the fleet: a policy or default privileges of <c>CURRENT_USER</c> name the role that replayed there, and here
    /// one that owns things. What the fleet has under no such name stays as it is.
    /// </summary>
    public static CatalogSnapshot Renamed(CatalogSnapshot expected, CatalogSnapshot found)
    {
        var there = found.Facts.Select(InOrder).ToHashSet();
        var pairs = Owners(expected).SelectMany(_ => Owners(found), (replaying, owner) => (Replaying: replaying, Owner: owner)).ToArray();
        return new CatalogSnapshot(expected.Facts.Select(InOrder).Select(fact => NamesRole(fact) && !there.Contains(fact)
            ? pairs.Select(pair => InOrder(fact with { Subject = Rename(fact.Subject, pair), Definition = Rename(fact.Definition, pair) })).FirstOrDefault(there.Contains) ?? fact
            : fact));
    }

    private static bool NamesRole(CatalogFact fact) => IsPolicy(fact) || IsDefault(fact);

    private static bool IsPolicy(CatalogFact fact) => fact.Subject.StartsWith("policy ", StringComparison.Ordinal);

    private static bool IsDefault(CatalogFact fact) => fact.Subject.StartsWith("default privileges ", StringComparison.Ordinal);

    // Roles stand there by name, so that one which is called otherwise here stands in another place.
    private static CatalogFact InOrder(CatalogFact fact)
    {
        if (IsDefault(fact)) return fact with { Definition = Joined(fact.Definition.Split(Comma)) };
        if (!IsPolicy(fact) || Roles().Match(fact.Definition) is not { Success: true } match) return fact;
        var (first, last) = (match.Groups["role"].Captures[0], match.Groups["role"].Captures[^1]);
        return fact with { Definition = $"{fact.Definition[..first.Index]}{Joined(match.Groups["role"].Captures.Select(role => role.Value))}{fact.Definition[(last.Index + last.Length)..]}" };
    }

    private static string Joined(IEnumerable<string> names) => string.Join(Comma, names.Order(StringComparer.Ordinal));

    private static string Rename(string text, (string Replaying, string Owner) pair) => text.Replace(pair.Replaying, pair.Owner, StringComparison.Ordinal);

    private static string[] Owners(CatalogSnapshot snapshot) => [.. snapshot.Facts.Select(fact => Match(fact)?.Groups["owner"].Value).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static CatalogFact Without(CatalogFact fact)
    {
        if (Match(fact) is not { } match) return InOrder(fact);
        var owner = match.Groups["owner"].Value;
        var grants = match.Groups["grantee"].Captures.Zip(
            match.Groups["right"].Captures, (grantee, right) => $"{(grantee.Value == owner ? "the owner" : grantee.Value)}={right.Value}");
        return fact with { Definition = string.Join(", ", grants.Order(StringComparer.Ordinal)) };
    }

    private static Match? Match(CatalogFact fact) =>
        fact.Subject.EndsWith(Grants, StringComparison.Ordinal) && Owned().Match(fact.Definition) is { Success: true } match ? match : null;

    [GeneratedRegex("""^owner (?<owner>"(?:[^"]|"")*"|[^" ]+)(?:,? +(?<grantee>"(?:[^"]|"")*"|[^" =]+)=(?<right>[^,]+))*$""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Owned();

    // Such as: permissive for r to app, "Reporting" using (…)
    [GeneratedRegex("""^[a-z]+ for [^ ]+ to (?<role>"(?:[^"]|"")*"|[^", ]+)(?:, (?<role>"(?:[^"]|"")*"|[^", ]+))*""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Roles();
}
