namespace TenantMigrations.Engine;

/// <summary>The places that were created for tenants, by name.</summary>
public sealed record CreatedPlaces(IReadOnlyList<string> Databases, IReadOnlyList<string> Schemas);
