namespace TenantMigrations.Engine;

/// <summary>Where two catalogs are not the same.</summary>
/// <param name="Subject">Of what.</param>
/// <param name="Expected">What the first one says; null where it is not there.</param>
/// <param name="Found">What the other one says; null where it is not there.</param>
public sealed record CatalogDifference(string Subject, string? Expected, string? Found)
{
    /// <inheritdoc/>
    public override string ToString() => (Expected, Found) switch
    {
        (_, null) => $"- {Subject}: {Expected}",
        (null, _) => $"+ {Subject}: {Found}",
        _ => $"~ {Subject}: {Expected} → {Found}",
    };
}
