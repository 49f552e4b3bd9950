namespace TenantMigrations.Engine;

/// <summary>
/// Compares a place of the fleet with what the migrations make. Who owns a thing is not compared: an existing schema is often owned by another role than the
/// one that migrates it from now on.
/// </summary>
internal static class CatalogComparison
{
    private const string Grants = " grants";
    private const string Owner = "owner ";

    public static async Task<IReadOnlyList<CatalogDifference>> CompareAsync(
        ReplayedCatalogs expected, BaselineTarget target, TenantIsolation isolation, ITenantProvisioning reader, CancellationToken cancellationToken)
    {
        if (isolation != TenantIsolation.Schema)
            return Compare(expected.Whole, await reader.ReadObjectsAsync(target.Database, null, cancellationToken).ConfigureAwait(false));
        if (target.Tenant is { } tenant)
            return Compare(expected.OfTenant!, await reader.ReadObjectsAsync(target.Database, tenant.Schema, cancellationToken).ConfigureAwait(false));

        var differences = new List<CatalogDifference>();
        foreach (var (schema, made) in expected.Schemas.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var found = await reader.ReadObjectsAsync(target.Database, schema, cancellationToken).ConfigureAwait(false);
            differences.AddRange(Compare(made, found).Select(difference => difference with { Subject = $"{difference.Subject.TrimEnd()} (schema {schema})" }));
        }

        return differences;
    }

    private static IReadOnlyList<CatalogDifference> Compare(CatalogSnapshot expected, CatalogSnapshot found) => Ownerless(expected).DifferencesTo(Ownerless(found));

    private static CatalogSnapshot Ownerless(CatalogSnapshot snapshot) => new(snapshot.Facts.Select(fact => fact.Subject.EndsWith(Grants, StringComparison.Ordinal) ? Ownerless(fact) : fact));

    // Such as "owner app app=SELECT, PUBLIC=USAGE": the owner's name, and then who may do what, the owner among them.
    private static CatalogFact Ownerless(CatalogFact fact)
    {
        if (!fact.Definition.StartsWith(Owner, StringComparison.Ordinal)) return fact;
        var rest = fact.Definition[Owner.Length..];
        var grants = rest.Split(' ', 2) is [_, var behind] ? behind.Split(", ", StringSplitOptions.TrimEntries) : [];
        var owner = rest.Split(' ', 2)[0];
        return fact with
        {
            Definition = string.Join(", ", grants.Select(grant => grant.StartsWith(owner + "=", StringComparison.Ordinal) ? "the owner" + grant[owner.Length..] : grant).Order(StringComparer.Ordinal)),
        };
    }
}
