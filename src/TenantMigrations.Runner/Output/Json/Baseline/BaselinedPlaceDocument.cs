namespace TenantMigrations.Runner;

/// <summary>A tenant, or a database itself where there is none.</summary>
internal sealed record BaselinedPlaceDocument(
    string Database, string? Tenant, BaselineState State, int Migrations, string? At, IReadOnlyList<CatalogDifferenceDocument> Differences);
