namespace TenantMigrations.Engine;

/// <summary>
/// Compares a place of the fleet with what the migrations make. Who owns a thing is not compared: an existing schema is often owned by another role than the
/// one that migrates it from now on.
/// </summary>
internal static class CatalogComparison
{
    public static async Task<IReadOnlyList<CatalogDifference>> CompareAsync(
        ReplayedCatalogs expected, BaselineTarget target, TenantIsolation isolation, ITenantProvisioning reader, IReadOnlyCollection<string> histories, CancellationToken cancellationToken)
    {
        if (isolation != TenantIsolation.Schema)
            return Compare(expected.Whole, await reader.ReadObjectsAsync(target.Database, null, cancellationToken).ConfigureAwait(false), histories);
        if (target.Tenant is { } tenant)
            return Compare(expected.OfTenant!, await reader.ReadObjectsAsync(target.Database, tenant.Schema, cancellationToken).ConfigureAwait(false), histories);

        var differences = new List<CatalogDifference>();
        foreach (var (schema, made) in expected.Schemas.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var found = await reader.ReadObjectsAsync(target.Database, schema, cancellationToken).ConfigureAwait(false);
            differences.AddRange(Compare(made, found, histories).Select(difference => difference with { Subject = $"{difference.Subject.TrimEnd()} (schema {schema})" }));
        }

        return differences;
    }

    private static IReadOnlyList<CatalogDifference> Compare(CatalogSnapshot expected, CatalogSnapshot found, IReadOnlyCollection<string> histories) =>
    [
        .. Ownership.Without(Ownership.Renamed(expected, found)).DifferencesTo(Ownership.Without(found))
            .Where(difference => difference.Expected is not null || !ForeignHistoryTable.Holds(difference.Subject, histories)),
    ];
}
