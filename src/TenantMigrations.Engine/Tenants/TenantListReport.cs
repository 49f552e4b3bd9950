namespace TenantMigrations.Engine;

/// <summary>What <c>tenants list</c> shows.</summary>
/// <param name="Isolation">How tenants are kept apart.</param>
/// <param name="Source">Where they are listed, in words.</param>
/// <param name="Tenants">The tenants, in the order of their source.</param>
/// <param name="Unreachable">Databases that could not be asked, with the reason.</param>
public sealed record TenantListReport(TenantIsolation Isolation, string Source, IReadOnlyList<ListedTenant> Tenants, IReadOnlyList<string> Unreachable);
