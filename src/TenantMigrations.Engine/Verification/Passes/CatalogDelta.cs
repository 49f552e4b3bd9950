using System.Text.RegularExpressions;

namespace TenantMigrations.Engine;

/// <summary>What a migration did to the catalog for one tenant, compared with what it did for another: the tenants' own names in it do not count.</summary>
internal static partial class CatalogDelta
{
    // No letter or digit, which could be a name's.
    private const string Anyone = "\u0001";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>What the first tenant got and the second did not, and the other way round; subjects are named as they are for the first.</summary>
    public static IReadOnlyList<CatalogDifference> Compare(
        IReadOnlyList<CatalogDifference> first, Tenant firstTenant, IReadOnlyList<CatalogDifference> second, Tenant secondTenant)
    {
        // A tenant may be called what is a word elsewhere, such as "text": so both names are taken out of both.
        string Nameless(string text) => Without(Without(text, firstTenant), secondTenant);
        var ours = first.ToLookup(change => Nameless(change.Subject), StringComparer.Ordinal);
        var theirs = second.ToLookup(change => Nameless(change.Subject), StringComparer.Ordinal);
        return
        [
            .. ours.Select(group => group.Key).Union(theirs.Select(group => group.Key), StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Where(subject => Text(ours[subject], Nameless) != Text(theirs[subject], Nameless))
                .Select(subject => new CatalogDifference(
                    ours[subject].FirstOrDefault()?.Subject ?? Without(theirs[subject].First().Subject, secondTenant).Replace(Anyone, NameOf(firstTenant), StringComparison.Ordinal),
                    Text(ours[subject], definition => definition),
                    Text(theirs[subject], definition => definition))),
        ];
    }

    private static string? Text(IEnumerable<CatalogDifference> changes, Func<string, string> with) =>
        changes.Select(change => with(change.Found ?? "(gone)")).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } texts ? string.Join("; ", texts) : null;

    private static string Without(string text, Tenant tenant)
    {
        foreach (var name in new[] { tenant.Schema, tenant.Id }.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var forms = new[] { name, name.Replace("'", "''", StringComparison.Ordinal) }.Distinct(StringComparer.Ordinal).ToArray();

            // A name that holds the tenant's may need quotes for the one and not for the other.
            text = QuotedName().Replace(text, quoted => Unquoted(quoted.Value) is var plain && Array.Exists(forms, form => plain.Contains(form, StringComparison.Ordinal)) ? plain : quoted.Value);
            foreach (var form in forms)
                text = Regex.Replace(text, $"(?<![\\p{{L}}\\p{{N}}-]){Regex.Escape(form)}(?![\\p{{L}}\\p{{N}}-])", Anyone, RegexOptions.CultureInvariant, s_patience);
        }

        return text;
    }

    private static string NameOf(Tenant tenant) => tenant.Schema ?? tenant.Id;

    private static string Unquoted(string quoted) => quoted[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal);

    [GeneratedRegex("\"([^\"]|\"\")+\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex QuotedName();
}
