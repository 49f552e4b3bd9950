namespace TenantMigrations.Engine;

/// <summary>A tenant with how it stands.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Exists">Whether its schema or database exists; null where that could not be asked.</param>
/// <param name="Applied">How many of the registry's tenant migrations it has.</param>
/// <param name="Pending">How many it has not.</param>
public sealed record ListedTenant(Tenant Tenant, bool? Exists, int Applied, int Pending);
