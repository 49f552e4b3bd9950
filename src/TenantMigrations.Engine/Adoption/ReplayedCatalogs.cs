namespace TenantMigrations.Engine;

/// <summary>What the migrations make.</summary>
/// <param name="Whole">The whole database.</param>
/// <param name="Schemas">Under <see cref="TenantIsolation.Schema"/>: each schema that is no tenant's.</param>
/// <param name="OfTenant">Under <see cref="TenantIsolation.Schema"/>: a tenant's schema.</param>
internal sealed record ReplayedCatalogs(CatalogSnapshot Whole, IReadOnlyDictionary<string, CatalogSnapshot> Schemas, CatalogSnapshot? OfTenant);
