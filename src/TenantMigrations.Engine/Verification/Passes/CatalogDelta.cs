using System.Text.RegularExpressions;

namespace TenantMigrations.Engine;

/// <summary>What a migration did to the catalog for one tenant, in words that do not name the tenant: two tenants' can be compared.</summary>
internal static class CatalogDelta
{
    private const string Anyone = "{tenant}";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>What the first tenant got and the second did not, and the other way round.</summary>
    public static IReadOnlyList<CatalogDifference> Compare(
        IReadOnlyList<CatalogDifference> first, Tenant firstTenant, IReadOnlyList<CatalogDifference> second, Tenant secondTenant)
    {
        if (first.Count == 0 && second.Count == 0) return [];
        var ours = Snapshot(first, firstTenant);
        var theirs = Snapshot(second, secondTenant);
        return [.. ours.DifferencesTo(theirs).Select(difference => new CatalogDifference(
            For(difference.Subject, firstTenant)!, For(difference.Expected, firstTenant), For(difference.Found, secondTenant)))];
    }

    private static CatalogSnapshot Snapshot(IReadOnlyList<CatalogDifference> changes, Tenant tenant) =>
        new(changes.Select(change => new CatalogFact(Without(change.Subject, tenant), Without(change.Found ?? "(gone)", tenant))));

    private static string Without(string text, Tenant tenant)
    {
        foreach (var name in new[] { tenant.Schema, tenant.Id }.OfType<string>().Distinct(StringComparer.Ordinal))
            text = Regex.Replace(text, $"(?<![\\p{{L}}\\p{{N}}-]){Regex.Escape(name)}(?![\\p{{L}}\\p{{N}}-])", Anyone, RegexOptions.CultureInvariant, s_patience);
        return text;
    }

    private static string? For(string? text, Tenant tenant) => text?.Replace(Anyone, tenant.Schema ?? tenant.Id, StringComparison.Ordinal);
}
