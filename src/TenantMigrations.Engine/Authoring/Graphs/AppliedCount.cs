namespace TenantMigrations.Engine;

/// <summary>Where a migration is applied.</summary>
/// <param name="Applied">By how many tenants, or for a global one in how many databases.</param>
/// <param name="Of">Out of how many.</param>
public sealed record AppliedCount(int Applied, int Of);
